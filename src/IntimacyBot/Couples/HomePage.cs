using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Builds /home: what waits for its reader, then the one menu of all that can be done.</summary>
internal sealed class HomePage(IEnumerable<IHomePart> parts, WaitingView waiting, RestingPage resting, Texts texts)
{
    public async Task<Reply> ForAsync(InteractionContext interaction, HomeModel facts, CancellationToken cancel)
    {
        var couple = facts.Couple is { Resting: true } ? null : facts.Couple;
        var offered = parts.SelectMany(p => p.For(interaction, couple)).OrderBy(o => o.Order).ToList();
        var paused = facts.Person is { Paused: true };
        List<Component> body = paused ? [.. waiting.Paused(interaction.Language, facts.Waiting)] : [];
        if (facts.Couple is { Resting: true } rests)
            body.AddRange(await resting.PartsAsync(interaction, rests, cancel));
        else if (!paused)
            body.Add(Title(interaction, facts, offered.Find(o => o.Place == HomePlace.Likely)));
        if (!paused)
            body.AddRange(waiting.ForHome(interaction.Language, facts.Waiting));
        body.AddRange(Choices(interaction, facts, offered, paused));
        return Ending(interaction, facts, texts.Page(interaction.Language, body).FoundBy(default(HomeId)));
    }

    /// <summary>
    /// A page on which something of the reader's own waits would go on saying so after it has come. It then says what has come instead:
    /// that the reader is in a couple, or that the room is open.
    /// </summary>
    private Reply.Page Ending(InteractionContext interaction, HomeModel facts, Reply.Page page)
    {
        if (facts.Waiting.FirstOrDefault(line => line.Describes is not null) is not { Describes: { } state })
            return page;
        var said = facts.Couple is null ? texts[interaction.Language, CouplesText.PairedMeanwhile]
            : texts[interaction.Language, WaitingText.RoomMeanwhile];
        var home = PageBuilder.Quiet(texts[interaction.Language, CouplesText.LabelHome], new HomeId());
        var next = texts.Page(interaction.Language, PageBuilder.Text(said), PageBuilder.Row(home));
        return page with { Describes = state, Afterwards = next.Components };
    }

    /// <summary>While nothing waits, the most likely button is blue, so the page says what it is for.</summary>
    private TextDisplay Title(InteractionContext interaction, HomeModel facts, HomeOption? likely)
    {
        if (facts.Couple is not { } couple || couple.SideOf(interaction.User) is not { } me)
            return PageBuilder.Text(texts[interaction.Language, CouplesText.HomeWelcome]);
        var title = texts[interaction.Language, CouplesText.HomePaired, ("partner", couple.Name(me.Other()).Text)];
        if (Waits(facts))
            return PageBuilder.Text(title);
        var nothing = texts[interaction.Language, WaitingText.NothingWaits];
        var small = likely?.Description is { } about ? $"{nothing}\n{about}" : nothing;
        return PageBuilder.Text($"{title}\n{PageBuilder.Small(small).Content}");
    }

    /// <summary>True when something waits for the reader. What they try for a week waits for nothing.</summary>
    private static bool Waits(HomeModel facts) => facts.Waiting.Any(line => line.Rank != WaitingRank.Trying);

    private IEnumerable<Component> Choices(InteractionContext interaction, HomeModel facts, List<HomeOption> offered, bool paused)
    {
        var language = interaction.Language;
        if (facts.Couple is null && !paused)
            yield return StartCard.PartnerSelect(texts, language);
        if (!paused && offered.Find(o => o.Place == HomePlace.Likely) is { } likely)
            yield return PageBuilder.Row(Button(likely, Waits(facts) ? ButtonStyle.Secondary : ButtonStyle.Primary));
        yield return PageBuilder.Row(
            new StringSelect(new HomeMenuId().Write(), [.. offered.Where(o => o.Place == HomePlace.Menu).Select(Option)])
            {
                Placeholder = texts[language, CouplesText.HomeQuestion],
            });
        yield return PageBuilder.Row(
        [
            .. facts.Couple is null && !paused
                ? new[] { PageBuilder.Quiet(texts[language, CouplesText.LabelReadFirst], default(ReadFirstId)) }
                : [],
            PageBuilder.Quiet(texts[language, CouplesText.LabelSettings], default(SettingsId)),
            .. offered.Where(o => o.Place == HomePlace.Below).Select(o => Button(o, ButtonStyle.Secondary)),
        ]);
    }

    private static Button Button(HomeOption option, ButtonStyle style) =>
        new(style, option.Label, option.Id) { Emoji = option.Sign is { } sign ? Emoji.Unicode(sign) : null };

    private static SelectOption Option(HomeOption option) => new(option.Label, option.Id)
    {
        Description = option.Description,
        Emoji = option.Sign is { } sign ? Emoji.Unicode(sign) : null,
    };
}
