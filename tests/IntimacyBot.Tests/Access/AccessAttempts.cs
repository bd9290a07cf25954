using System.Text;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Access;

/// <summary>Tries routes on behalf of people for whom they are not, and notes what should not have come of it.</summary>
internal sealed class AccessAttempts(AccessScene scene)
{
    /// <summary>The bot notes in these that an interaction came, and nothing else.</summary>
    private static readonly string[] Technical = ["SeenInteractions", "GatewaySessions"];

    private readonly HashSet<string> _findings = [];
    private HashSet<string> _rows = [];

    public int Count { get; private set; }

    public IReadOnlyCollection<string> Findings => _findings;

    private BotFixture Bot => scene.Bot;

    /// <summary>Tries everything: what is for everybody must not reach into the couple either.</summary>
    public async Task ByOutsiderAsync(Outsider outsider)
    {
        var rows = _rows = Rows();
        foreach (var ((kind, name), access) in RouteAccess.All.Where(r => Tries(r.Value, outsider)))
        {
            if (kind is RouteKind.Command or RouteKind.Autocomplete)
                await TypeAsync(outsider, kind, name, access, rows);
            else
                foreach (var id in scene.IdsOf(name))
                    await ForgeAsync(outsider, kind, id, access, rows);
        }
    }

    /// <summary>
    /// What does not depend on the moment of a dance is tried at the first one. What is for everybody is tried by those of whom nothing is
    /// kept yet, since with others it may change what is theirs.
    /// </summary>
    private bool Tries(Access access, Outsider outsider) => access switch
    {
        Access.Everyone => scene.IsFirst && !outsider.HasRows,
        Access.Managers or Access.Owner => scene.IsFirst,
        _ => true,
    };

    /// <summary>Tries what is for the other of the two.</summary>
    public async Task ByOtherPartnerAsync(WorldPerson partner)
    {
        var who = $"{partner}, the other partner,";
        _rows = Rows();
        foreach (var ((kind, name), _) in RouteAccess.All.Where(r => scene.OtherPartners(r.Key.Name, r.Value).Contains(partner)))
            foreach (var id in scene.IdsOf(name).Where(id => id.Type != typeof(DurationId) || id.Fields[1] is false))
            {
                var page = await scene.Cast.PageAsync(partner, Bot.Home);
                var answer = await NoticedByNobodyAsync(partner, who, id.Text, () => SendAsync(partner, page, kind, id.Text, id.Route));
                Unchanged(who, id.Text, answer);
                if (scene.HiddenFrom(partner) is { } words && answer.Contains(words, StringComparison.Ordinal))
                    _findings.Add($"{who} reads words by {id.Text}: {answer}");
            }
    }

    private async Task ForgeAsync(Outsider outsider, RouteKind kind, RouteId id, Access access, HashSet<string> rows)
    {
        var real = await PressAsync(outsider, kind, id);
        if (access == Access.Everyone)
            Kept(rows, outsider.Who, id.Text, real);
        else
            Unchanged(outsider.Who, id.Text, real);
        if (!id.NamesRecord)
            return;
        var unreal = await PressAsync(outsider, kind, id.OfNothing());
        if (real != unreal)
            _findings.Add($"{outsider.Who} can tell by {id.Text} that it exists:\n{real}\n--- instead of\n{unreal}");
    }

    private async Task<string> PressAsync(Outsider outsider, RouteKind kind, RouteId id)
    {
        var page = await outsider.Page();
        var text = outsider.InDirect ? id.Text.In(new(Bot.Guild.Id)) : id.Text;
        return await NoticedByNobodyAsync(
            outsider.Person, outsider.Who, text, () => SendAsync(outsider.Person, page, kind, text, id.Route));
    }

    private async Task TypeAsync(Outsider outsider, RouteKind kind, string name, Access access, HashSet<string> rows)
    {
        var page = await outsider.Page();
        var definition = Bot.Get<RouteTable>().Definitions.Single(c => c.Name == name);
        foreach (var data in CommandData.Of(definition, kind))
        {
            var type = kind == RouteKind.Command ? WorldInteractionType.Command : WorldInteractionType.Autocomplete;
            var answer = await NoticedByNobodyAsync(
                outsider.Person,
                outsider.Who,
                $"/{name}",
                () => ForgedInteractions.CommandAsync(outsider.Person, page.Channel, type, data));
            if (access == Access.Everyone)
                Kept(rows, outsider.Who, $"/{name}", answer);
            else
                Unchanged(outsider.Who, $"/{name}", answer);
        }
    }

    private async Task<SeenAnswer> SendAsync(WorldPerson person, WorldMessage page, RouteKind kind, string id, string route)
    {
        if (kind == RouteKind.Form)
            return await ForgedInteractions.SubmitAsync(person, page, id, scene.FieldsOfForms(), "LEAVE");
        var answer = default(SeenAnswer);
        foreach (var value in scene.ValuesOf(route))
            answer = await ForgedInteractions.PressAsync(person, page, id, value);
        return answer!;
    }

    /// <summary>Runs an attempt and returns what its person read, when nobody else has noticed it.</summary>
    private async Task<string> NoticedByNobodyAsync(WorldPerson person, string who, string what, Func<Task<SeenAnswer>> attempt)
    {
        Count++;
        var noticed = Bot.World.People.Where(p => p != person).ToDictionary(p => p, p => p.Transcript.Entries.Count);
        var answer = await attempt();
        if (answer.Kind == SeenAnswerKind.Thinking || (Removes(what) && answer.IsUnfinished()))
            await answer.SettledAsync();
        var text = Read(answer);
        if (person != Bot.Alex && person != Bot.Sam && text.Contains(AccessScene.Planted, StringComparison.OrdinalIgnoreCase))
            _findings.Add($"{who} reads words by {what}: {text}");
        foreach (var (other, entries) in noticed.Where(n => n.Key.Transcript.Entries.Count > n.Value))
            _findings.Add($"{other} notices that {who} sent {what}: {other.Transcript.Entries[entries]}");
        return text;
    }

    /// <summary>True for what removes the page on which it is pressed.</summary>
    private static bool Removes(string what) => CustomIds.RouteOf(what) is "hide" or "back";

    /// <summary>Returns everything that somebody can read in an answer, without the ids of its controls.</summary>
    private static string Read(SeenAnswer answer)
    {
        var text = new StringBuilder($"{answer.Kind}: ");
        if (answer.Kind == SeenAnswerKind.DeferredUpdate)
            return text.ToString();
        foreach (var message in answer.Followups.Prepend(answer.Message).OfType<WorldMessage>())
        {
            text.AppendLine(message.Text).AppendJoin(' ', message.Labels.Select(label => $"[{label}]"));
            foreach (var option in message.Selects.SelectMany(s => s.Options))
                text.Append($" ({option.Label})");
            foreach (var file in message.Body.Attachments)
                text.Append(Encoding.UTF8.GetString(file.Bytes.Span));
        }

        if (answer.Modal is { } form)
            text.Append($"{form.Title}: ").AppendJoin(", ", form.Texts).AppendJoin(", ", form.Fields.Select(f => $"{f.Label}={f.Value}"));
        return text.AppendJoin(", ", answer.Choices.Select(c => c.Name)).ToString();
    }

    private void Unchanged(string who, string what, string answer)
    {
        var (before, after) = (_rows, Rows());
        _rows = after;
        var changed = after.Except(before).Union(before.Except(after)).ToList();
        if (changed.Count > 0)
            _findings.Add($"{who} changed rows by {what}: {string.Join("; ", changed.Select(Brief))}\n{answer}");
    }

    private void Kept(HashSet<string> rows, string who, string what, string answer)
    {
        var gone = rows.Except(_rows = Rows()).ToList();
        if (gone.Count > 0)
            _findings.Add($"{who} changed what is not theirs by {what}: {string.Join("; ", gone.Select(Brief))}\n{answer}");
    }

    private static string Brief(string row) => row[..Math.Min(row.Length, 90)];

    private HashSet<string> Rows()
    {
        var snapshot = DatabaseSnapshot.Of(Bot.DatabaseFile);
        return [.. snapshot.Tables.Except(Technical).SelectMany(table => snapshot.Rows(table).Select(row => $"{table}: {row}"))];
    }
}
