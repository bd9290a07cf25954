namespace IntimacyBot.Pictures;

/// <summary>Draws a picture as the bytes of a PNG file; null if its words cannot be drawn so that they can be read. It may throw.</summary>
internal delegate byte[]? DrawPicture(Picture picture);

/// <summary>
/// Draws pictures beside the work of whoever asks for them: one at a time, and at most a few wait. The last ones, and all that were drawn
/// ahead, are kept in memory and nowhere else. A picture that cannot be drawn is null for everybody, so that its page or card is shown
/// without it.
/// </summary>
internal sealed class PictureDrawer(DrawPicture draw, ILogger<PictureDrawer> logger)
{
    /// <summary>Each picture takes up to 100 KB. What was drawn ahead is not counted.</summary>
    public const int MostKept = 32;

    public const int MostWaiting = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<KeptPicture>> _kept = [];
    private readonly LinkedList<KeptPicture> _byUse = [];
    private readonly Dictionary<string, Task<byte[]?>> _waiting = [];
    private readonly HashSet<string> _ahead = [];
    private readonly HashSet<Type> _failed = [];
    private Task _last = Task.CompletedTask;

    /// <summary>Returns the picture if it is drawn already. Otherwise it is drawn now, for whoever asks later, and this is null.</summary>
    public byte[]? Ready(Picture picture)
    {
        lock (_gate)
            return Find(picture, out var png) ? png : Order(picture) is { IsCompletedSuccessfully: true } done ? done.Result : null;
    }

    /// <summary>Returns the picture as soon as it is drawn; null if it cannot be, or if too many wait already.</summary>
    public Task<byte[]?> DrawAsync(Picture picture, CancellationToken cancel)
    {
        lock (_gate)
            return Find(picture, out var png) ? Task.FromResult(png) : Order(picture).WaitAsync(cancel);
    }

    /// <summary>Draws pictures that anybody may ask for, one after another, and keeps them as long as the bot runs.</summary>
    public async Task DrawAheadAsync(IReadOnlyCollection<Picture> pictures, CancellationToken cancel)
    {
        lock (_gate)
            _ahead.UnionWith(pictures.Select(p => p.Key));
        foreach (var picture in pictures)
            await DrawAsync(picture, cancel);
    }

    /// <summary>Waits for what is being drawn now.</summary>
    public Task SettledAsync()
    {
        lock (_gate)
            return Task.WhenAll(_waiting.Values);
    }

    private Task<byte[]?> Order(Picture picture)
    {
        if (_waiting.TryGetValue(picture.Key, out var ordered))
            return ordered;
        if (_waiting.Count >= MostWaiting)
            return Task.FromResult<byte[]?>(null);
        var drawn = DrawAfterAsync(_last, picture);
        _last = drawn;
        return _waiting[picture.Key] = drawn;
    }

    private async Task<byte[]?> DrawAfterAsync(Task before, Picture picture)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var png = Draw(picture);
        Keep(picture, png);
        return png;
    }

    private byte[]? Draw(Picture picture)
    {
        try
        {
            return draw(picture);
        }
#pragma warning disable CA1031 // Whatever goes wrong in the drawing library, the text is complete without the picture.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Tell(picture.GetType(), e);
            return null;
        }
    }

    /// <summary>One line for each kind is enough: a library that fails does so for all the pictures that are drawn ahead.</summary>
    private void Tell(Type kind, Exception problem)
    {
        lock (_gate)
            if (!_failed.Add(kind))
                return;
        PicturesLog.NotDrawn(logger, kind.Name, problem);
    }

    private bool Find(Picture picture, out byte[]? png)
    {
        png = null;
        if (!_kept.TryGetValue(picture.Key, out var node))
            return false;
        if (node.List is not null)
        {
            _byUse.Remove(node);
            _byUse.AddLast(node);
        }

        png = node.Value.Png;
        return true;
    }

    private void Keep(Picture picture, byte[]? png)
    {
        lock (_gate)
        {
            _waiting.Remove(picture.Key);
            var node = _kept[picture.Key] = new LinkedListNode<KeptPicture>(new KeptPicture(picture.Key, png));
            if (_ahead.Contains(picture.Key))
                return;
            _byUse.AddLast(node);
            if (_byUse.Count <= MostKept)
                return;
            _kept.Remove(_byUse.First!.Value.Key);
            _byUse.RemoveFirst();
        }
    }

    /// <summary>A picture in memory; without bytes it could not be drawn, and is not tried again.</summary>
    private sealed record KeptPicture(string Key, byte[]? Png);
}
