using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Platform.Storage;

/// <summary>Goes on without a record that cannot be read.</summary>
internal sealed partial class Store
{
    /// <summary>This counts the records that could not be read and were put aside since the start.</summary>
    public int Damaged => damaged.SinceStart;

    /// <summary>
    /// Puts the record of a broken seal aside, if it is broken. Reads and writes do this themselves; it is for what reads a copy.
    /// </summary>
    public async Task<bool> PutAsideAsync(SealBrokenException broken, CancellationToken cancel)
    {
        await _writer.EnterAsync(person: true, cancel);
        try
        {
            return await PutAside(broken, cancel);
        }
        finally
        {
            _writer.Leave();
        }
    }

    /// <summary>
    /// Runs while holding the write lock. What goes on without a record may meet another one that cannot be read; that one is put aside
    /// first.
    /// </summary>
    private async Task<bool> PutAside(SealBrokenException broken, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var done = await Attempt((context, token) => damaged.PutAsideAsync(context, broken, token), cancel);
                if (done) damaged.Report(broken);
                return done;
            }
            catch (SealBrokenException other) when (other.Place != broken.Place && attempt < MostAttempts)
            {
                await PutAside(other, cancel);
            }
        }
    }
}
