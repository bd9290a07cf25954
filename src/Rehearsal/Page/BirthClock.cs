namespace Rehearsal.Page;

/// <summary>
/// The world's clock. It stands still while the world is made, so that a world that is made again gets the same ids and the bot
/// finds the people it knows; afterwards it is the real one.
/// </summary>
internal sealed class BirthClock(DateTimeOffset born) : TimeProvider
{
    private volatile bool _isOver;

    public override DateTimeOffset GetUtcNow() => _isOver ? System.GetUtcNow() : born;

    public void Over() => _isOver = true;
}
