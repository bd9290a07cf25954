namespace Discord.Gateway;

/// <summary>Takes the events.</summary>
public interface IDispatchHandler
{
    /// <summary>
    /// Handles one event. It is called away from the read loop and at the same time as others, so it may take its time;
    /// the order among events is the handler's choice. An exception is logged and counts as done; a cancellation when the
    /// gateway stops does not, so that the event comes again.
    /// </summary>
    Task HandleAsync(Dispatch dispatch, CancellationToken cancellationToken);
}
