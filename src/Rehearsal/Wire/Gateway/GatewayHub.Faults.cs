namespace Rehearsal.Wire.Gateway;

internal sealed partial class GatewayHub
{
    public void Drop() => Each(c => c.Abort());

    public void Close(int code) => Each(c =>
    {
        if (code is 1000 or 1001 or 4007 or 4009)
            End(c);
        c.Close(code);
    });

    public void AskToReconnect() => Each(c => c.Send(7, null));

    public void InvalidateSessions(bool resumable) => Each(c =>
    {
        if (resumable)
            Detach(c);
        else
            End(c);
        c.Send(9, resumable);
    });

    public void ForgetSessions() => World.Locked(() =>
    {
        foreach (var connection in _connections)
            connection.Session = null;
        _sessions.Clear();
    });

    public void Hold() => World.Locked(() => { _isHeld = true; });

    public void Release() => World.Locked(() =>
    {
        _isHeld = false;
        PumpAll();
    });

    public void Reverse() => World.Locked(() =>
    {
        foreach (var session in _sessions)
            session.Reverse();
    });

    public void Pump() => World.Locked(PumpAll);

    private Task FlushAsync() => World.Locked(() => Task.WhenAll(_connections.Select(c => c.FlushAsync())));

    public void Duplicate(int dispatches) => World.Locked(() => { _duplicates = dispatches; });

    public void Lose(int dispatches) => World.Locked(() => { _lost = dispatches; });

    public void DuplicateNextInteraction() => World.Locked(() => { _duplicatesNext = true; });

    public void StopAcknowledging() => Each(c => c.Acknowledges = false);

    /// <summary>Detaches a lost connection from its session. Some clients resume on the same session, others start a new one.</summary>
    private void Detach(WireConnection connection)
    {
        if (connection.Session is not { } session)
            return;
        (session.Connection, session.LostAt) = (null, World.Options.TransportClock.GetTimestamp());
        connection.Session = null;
    }

    private void Each(Action<WireConnection> act) => World.Locked(() =>
    {
        foreach (var connection in _connections.ToArray())
            act(connection);
    });
}
