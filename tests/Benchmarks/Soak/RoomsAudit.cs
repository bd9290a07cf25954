using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using Rehearsal.World;
using Component = global::Discord.Models.Components.Component;
using WorldChannel = Rehearsal.World.WorldChannel;
using WorldMessage = Rehearsal.World.WorldMessage;

namespace Tests.Benchmarks.Soak;

/// <summary>
/// Compares Discord with the database: rooms with their cards, closed rooms, and notification threads with their notifications.
/// </summary>
internal sealed class RoomsAudit(SoakFixture fixture, MessageObserver observer, StoredState disk)
{
    /// <summary>Returns the contradictions for every dance that has a room, and for every closed room.</summary>
    public IEnumerable<string> Wrong() =>
        disk.Dances.Where(d => d.Dance.HasRoom)
            .SelectMany(d => Wrong(d).Select(w => $"{d.Dance.GetType().Name} {d.Card.Script.Id} {d.Card.Id}, room {d.Rendered.Room}: {w}"))
            .Concat(disk.KeptRooms.SelectMany(WrongClosed));

    public IEnumerable<string> Orphans()
    {
        var rooms = disk.Dances.Select(d => d.Rendered.Room).OfType<ulong>().Concat(disk.KeptRooms).ToHashSet();
        var bells = disk.People.Select(p => p.Bell?.Value).OfType<ulong>().Concat(disk.KeptBells).ToHashSet();
        return fixture.Guild.Threads.Where(t => !rooms.Contains(t.Id) && !bells.Contains(t.Id))
            .Select(t => $"{t} {t.Id}{DisturbedNote(t)}, with {t.Messages.Count} messages and {t.Thread!.Members.Count} people");
    }

    public IEnumerable<string> WrongNotifications()
    {
        var standing = Bells()
            .SelectMany(b => b.Messages)
            .SelectMany(m => m.Buttons.Select(b => CustomIds.Read<OpenNotificationId>(b.CustomId ?? ""))
                .OfType<OpenNotificationId>()
                .Select(id => (id.Notification, Message: m)))
            .ToList();
        foreach (var twice in standing.GroupBy(r => r.Notification).Where(g => g.Count() > 1))
            yield return $"{twice.Count()} rings for one call {twice.Key} in {twice.First().Message.Channel}{DisturbedNote(
                twice.First().Message.Channel)}";
        foreach (var (call, message) in standing)
            if (disk.Notifications.FirstOrDefault(c => c.Id == call) is not { State.Stands: true })
                yield return $"a ring of {message.Timestamp:dd HH:mm} for nothing: call {call} is {disk.Notifications.FirstOrDefault(
                    c => c.Id == call)?.Stage.ToString() ?? "gone"} in {message.Channel}{DisturbedNote(message.Channel)}";
        var heard = standing.Select(r => r.Notification).ToHashSet();
        foreach (var call in disk.Notifications.Where(c => c.Stage == NotificationStage.Posted && !heard.Contains(c.Id)))
            if (BellOf(call.Person) is not { } bell || !observer.WasDisturbed(bell))
                yield return $"call {call.Id} ({call.Kind}) rings, and has no ring";
    }

    private IEnumerable<string> Wrong(StoredDance kept)
    {
        if (kept.Rendered.Room is not { } id || fixture.World.FindChannel(id) is not { } room)
        {
            yield return "there is no room";
            yield break;
        }

        if (room.Thread is { IsLocked: true })
            yield return "it is locked";
        foreach (var member in new[] { kept.Card.Couple.A, kept.Card.Couple.B })
            if (fixture.World.FindUser(member.User.Value) is { } user && !room.Thread!.Has(user) && !observer.WasDisturbed(room))
                yield return $"{user} is not in it";
        var messages = room.Messages.Where(m => m.Type == 0).ToList();
        if (messages.Count == 0)
        {
            yield return "it is empty";
            yield break;
        }

        foreach (var wrong in WrongCards(kept, messages))
            yield return wrong + DisturbedNote(room);
    }

    private static IEnumerable<string> WrongCards(StoredDance kept, List<WorldMessage> messages)
    {
        var expected = FloorView.Card(kept.Card);
        if (Text(expected) != messages[^1].Text)
            yield return $"the card says \"{messages[^1].Text}\" and not \"{Text(expected)}\"";
        if (!Labels(expected).SequenceEqual(messages[^1].Labels))
            yield return $"the card has [{string.Join("] [", messages[^1].Labels)}] and not [{string.Join("] [", Labels(expected))}]";
        if (messages.Count(m => Labels(expected).SequenceEqual(m.Labels)) is not 1 and var cards)
            yield return $"there are {cards} cards with buttons";
        var shown =
            kept.Dance.Posts.Where((p, i) => (kept.Rendered.Generation == 0 || i >= kept.Rendered.FirstPost)
                && WordsView.Body(kept.Card, p) is not null).ToList();
        foreach (var post in shown)
            if (messages.Count(m => m.Text == WordsView.Body(kept.Card, post)) is not 1 and var times)
                yield return $"{post.Key} stands there {times} times";
        if (messages.Count != shown.Count + 1)
            yield return $"{messages.Count} messages for {shown.Count} pieces and a card";
    }

    private IEnumerable<string> WrongClosed(ulong id)
    {
        var room = fixture.World.FindChannel(id);
        if (room is null && !observer.WasDisturbed(id))
            yield return $"closed room {id} is not there";
        else if (room?.Thread is { } thread && !(thread.IsLocked || (thread.IsArchived && observer.WasDisturbed(id))))
            yield return $"closed room {id} is {(thread.IsArchived
                ? ""
                : "not ")}archived and {(thread.IsLocked ? "" : "not ")}locked{DisturbedNote(room)}";
    }

    private IEnumerable<WorldChannel> Bells() =>
        fixture.Guild.Threads.Where(t => t.Name == "Bell").Concat(fixture.World.People.Select(p => p.Direct).OfType<WorldChannel>());

    private WorldChannel? BellOf(Guid person) =>
        disk.People.FirstOrDefault(p => p.Id == person)?.Bell is { } bell ? fixture.World.FindChannel(bell.Value) : null;

    private string DisturbedNote(WorldChannel channel) => observer.WasDisturbed(channel) ? " (disturbed)" : "";

    private static string Text(IEnumerable<Component> components) =>
        string.Join('\n', components.SelectMany(All).OfType<TextDisplay>().Select(t => t.Content));

    private static IEnumerable<string> Labels(IEnumerable<Component> components) =>
        components.SelectMany(All).OfType<Button>().Select(b => b.Label ?? "");

    private static IEnumerable<Component> All(Component component) => component switch
    {
        Container container => container.Components.SelectMany(All).Prepend(component),
        ActionRow row => row.Components.SelectMany(All).Prepend(component),
        _ => [component],
    };
}
