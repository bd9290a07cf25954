using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Servers;

/// <summary>Looks whether the bot can save, and whether the key of what it has saved is where the next start looks for it.</summary>
internal sealed class StorageChecks(StorageHealth health) : IDoctorCheck
{
    public async Task<IReadOnlyList<DoctorFinding>> RunAsync(InteractionContext interaction, Snowflake guild, CancellationToken cancel) =>
    [
        await health.CanWriteAsync(interaction.Interaction.Id.Value, cancel)
            ? DoctorFinding.Fine(DoctorText.Storage)
            : DoctorFinding.Wrong(DoctorText.Storage, DoctorText.StorageFails),
        health.HasKeyFile() ? DoctorFinding.Fine(DoctorText.Key) : DoctorFinding.Wrong(DoctorText.Key, DoctorText.KeyGone),
    ];
}
