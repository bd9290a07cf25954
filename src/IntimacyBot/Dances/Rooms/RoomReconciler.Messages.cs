using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;

namespace IntimacyBot.Dances.Rooms;

/// <content>Posts, edits and deletes the messages of a room.</content>
internal sealed partial class RoomReconciler
{
    private async Task<RenderedRoom> RenderMessagesAsync(
        DesiredRoom desired,
        RenderedRoom rendered,
        Snowflake room,
        CancellationToken cancel)
    {
        var messages = RoomMessages.None;
        if (RepeatsWords(desired.Model, rendered))
        {
            messages = await roomWords.ReadAsync(room, cancel);
            desired = desired with { Model = RoomWordsReader.WithWordsOf(desired.Model, rendered, messages) };
        }

        var model = desired.Model;
        var floor = FloorView.Card(model);
        var hash = RoomClient.CardHash(floor);
        var fresh = model.Dance.Posts.Where(p => IsFresh(model, p, rendered)).ToList();
        foreach (var gone in rendered.Posts.Where(p => !model.Dance.Posts.Exists(l => l.Key == p.Key)).ToList())
        {
            await roomClient.DeleteAsync(room, new Snowflake(gone.Value.Message), cancel);
            rendered = rendered with { Posts = rendered.Posts.Remove(gone.Key) };
        }

        foreach (var post in model.Dance.Posts.Where(p => rendered.Posts.ContainsKey(p.Key)))
            rendered = await UpdateMessageAsync(desired, rendered, room, post, messages, cancel);
        var isLast = model.Dance is Dance.Over && desired.Day is not null;
        var moves = rendered.Floor is null || desired.Below is not null || fresh.Count > 0
            || (!isLast && !SameCard(rendered.Floor.CardHash, hash, desired.FloorPlace)
                && !FloorView.GoesOnInPlace(model, DesiredRoom.ShownPlace(rendered.Floor.CardHash)));
        if (moves && rendered.Floor is { } old)
        {
            await roomClient.DeleteAsync(room, new Snowflake(old.Message), cancel);
            rendered = rendered with { Floor = null };
        }

        foreach (var post in fresh)
            rendered = await PostWordsAsync(desired, rendered, room, post, cancel);
        if (rendered.Floor is null)
            return rendered with { Floor = await PostFloorAsync(desired, room, floor, hash, cancel), Readers = desired.Readers };
        if (rendered.Floor.CardHash == FloorHash(desired.FloorPlace, hash))
            return rendered;
        await roomClient.EditAsync(room, new Snowflake(rendered.Floor.Message), desired.FloorFingerprint, floor, cancel);
        return rendered with { Floor = rendered.Floor with { CardHash = FloorHash(desired.FloorPlace, hash) } };
    }

    /// <summary>
    /// Deletes everything that a dance has shown, one by one, because messages of more than two weeks cannot be deleted together. Nothing
    /// is noted on the way: what is gone already is passed over.
    /// </summary>
    private async Task DeleteMessagesAsync(RenderedRoom rendered, Snowflake room, CancellationToken cancel)
    {
        foreach (var shown in rendered.Posts.Values.Append(rendered.Floor).OfType<RenderedMessage>().OrderBy(m => m.Message))
            await roomClient.DeleteAsync(room, new Snowflake(shown.Message), cancel);
    }

    /// <summary>
    /// True when something is shown that repeats words which stand in the room: a card whose buttons change, or one that takes up earlier
    /// answers. It must not depend on whether the words are stored, because the room is read exactly then.
    /// </summary>
    private static bool RepeatsWords(CardModel model, RenderedRoom rendered) => rendered.Posts.Count > 0
        && (model.Script.RepeatsAnswers
            || model.Dance.Posts.Exists(p => rendered.Posts.TryGetValue(p.Key, out var shown) && shown.CardHash != CardMark.Of(model, p)));

    private static bool IsFresh(CardModel model, RoomPost post, RenderedRoom rendered) =>
        !rendered.Posts.ContainsKey(post.Key) && rendered.Shows(model.Dance.Posts.IndexOf(post));

    private async Task<RenderedRoom> PostWordsAsync(
        DesiredRoom desired, RenderedRoom rendered, Snowflake room, RoomPost post, CancellationToken cancel)
    {
        if (WordsView.Message(desired.Model, post) is not { } words)
            return rendered;
        var picture = ShowStepPicture.Of(desired.Model, post);
        var shown = await roomClient.PostAsync(room, desired.FingerprintOf(post), words, picture, cancel);
        var marked = shown with { CardHash = CardMark.Of(desired.Model, post) };
        return await records.RecordAsync(desired, rendered with { Posts = rendered.Posts.Add(post.Key, marked) }, cancel);
    }

    private async Task<RenderedMessage> PostFloorAsync(
        DesiredRoom desired, Snowflake room, IReadOnlyList<Component> floor, string hash, CancellationToken cancel)
    {
        var shown = await roomClient.PostAsync(room, desired.PostedFloorFingerprint, floor, null, cancel);
        return shown with { CardHash = FloorHash(desired.FloorPlace, hash) };
    }

    /// <summary>
    /// Edits a card of words that its author has changed, or whose buttons come and go with the step of the dance. Words that are not
    /// changed stay exactly as they stand. A message that somebody has deleted is left out.
    /// </summary>
    private async Task<RenderedRoom> UpdateMessageAsync(
        DesiredRoom desired, RenderedRoom rendered, Snowflake room, RoomPost post, RoomMessages messages, CancellationToken cancel)
    {
        var shown = rendered.Posts[post.Key];
        var mark = CardMark.Of(desired.Model, post);
        if (shown.CardHash == mark)
            return rendered;
        var standing = messages.CardsOf(shown.Message);
        var cards = standing is null ? null
            : CardMark.HasSameWords(shown.CardHash, post) ? WordsView.Standing(desired.Model, post, standing)
            : WordsView.Message(desired.Model, post);
        if (cards is not null)
            await roomClient.EditAsync(room, new Snowflake(shown.Message), desired.FingerprintOf(post), cards, cancel);
        return rendered with { Posts = rendered.Posts.SetItem(post.Key, shown with { CardHash = mark }) };
    }

    /// <summary>
    /// True when the card that is shown is edited rather than posted anew. The hash begins with the step, so a card is edited while the
    /// step is the same.
    /// </summary>
    private static bool SameCard(string shown, string hash, string place) =>
        shown.StartsWith(place + "|", StringComparison.Ordinal) || shown == hash;

    private static string FloorHash(string place, string hash) => $"{place}|{hash}";
}
