using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>Switches a person's own consents and their pause. Callers open the transaction through <see cref="Store"/>.</summary>
internal sealed class ConsentService(PersonStore people, Notifier notifier)
{
    /// <summary>Returns the kind of the notification that asks whether a kind of consent stays on.</summary>
    public static string StillOn(Consent kind) => $"still-on.{StoredNames.Of(kind)}";

    /// <summary>Returns the person, whose rings may have changed; null if <paramref name="person"/> is not the one who pressed.</summary>
    public async Task<Guid?> SwitchAsync(
        BotContext context,
        InteractionContext interaction,
        Guid person,
        Consent kind,
        bool on,
        CancellationToken cancel)
    {
        if (await OwnAsync(context, interaction, person, cancel) is not { } own)
            return null;
        await people.SaveAsync(context, own.Switched(kind, on, interaction.At), cancel);
        await notifier.SettleAsync(context, own.Id, own.Id, StillOn(kind), cancel);
        await notifier.RefreshAsync(context, own.Id, cancel);
        return own.Id;
    }

    /// <summary>Switches a consent for other slices, where doing something there turns it on, such as setting a time.</summary>
    public async Task SwitchAsync(BotContext context, Guid person, Consent kind, bool on, Instant at, CancellationToken cancel)
    {
        if (await people.FindAsync(context, person, cancel) is { } known)
            await people.SaveAsync(context, known.Switched(kind, on, at), cancel);
    }

    /// <summary>Records that the person has done something of this kind themselves, so that the long silence is counted anew.</summary>
    public async Task UsedAsync(BotContext context, Guid person, Consent kind, Instant at, CancellationToken cancel)
    {
        if (await people.FindAsync(context, person, cancel) is { } known && known.Consents.IsOn(kind))
            await people.SaveAsync(context, known with { Consents = known.Consents.Used(kind, at) }, cancel);
    }

    public async Task<Guid?> PauseAsync(BotContext context, InteractionContext interaction, bool pause, CancellationToken cancel)
    {
        var own = await people.MeetAsync(context, interaction.Guild!.Value, interaction.User, interaction.Language, cancel);
        await people.SaveAsync(context, own with { Paused = pause }, cancel);
        await notifier.RefreshAsync(context, own.Id, cancel);
        return own.Id;
    }

    private async Task<Person?> OwnAsync(BotContext context, InteractionContext interaction, Guid person, CancellationToken cancel)
    {
        if (person == Guid.Empty)
            return interaction.Guild is { } guild
                ? await people.MeetAsync(context, guild, interaction.User, interaction.Language, cancel)
                : null;
        var own = await people.FindAsync(context, person, cancel);
        return own?.User == interaction.User
            ? await people.MeetAsync(context, own.Guild, interaction.User, interaction.Language, cancel)
            : null;
    }
}
