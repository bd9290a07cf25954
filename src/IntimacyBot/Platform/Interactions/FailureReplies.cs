using System.Text;
using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Platform.Interactions;

/// <summary>
/// Answers an interaction that could not be handled. Whoever filled a form in gets back everything that they typed, also what only they
/// would have seen, because nobody can type it a second time.
/// </summary>
internal sealed class FailureReplies(Texts.Texts texts, OpenedForms forms)
{
    /// <summary>What is typed may take three bytes a character, so that a piece of this length fits on a card whatever it is.</summary>
    private const int MostTyped = 3_000;

    public Reply MovedOn(InteractionContext interaction) => Say(interaction, RouterText.MovedOn);

    /// <summary>Says that something went wrong or, where that is known, that it could not be saved.</summary>
    public Reply Failed(InteractionContext interaction, Exception failed) =>
        Say(interaction, StorageFailure.IsWhy(failed) ? RouterText.NotSaved : RouterText.Sorry);

    public Reply Sorry(InteractionContext interaction) => Say(interaction, RouterText.Sorry);

    private Reply Say(InteractionContext interaction, RouterText key)
    {
        if (interaction.Interaction.Type == InteractionType.Autocomplete)
            return new Reply.Choices([]);
        var text = texts[interaction.Language, key];
        var typed = Typed(interaction).SelectMany(Pieces).ToList();
        if (typed.Count == 0)
            return new Reply.Page([new TextDisplay(text)]) { Beside = true };
        var messages = Messages([texts[interaction.Language, RouterText.WhatYouWrote, ("text", text)], .. typed]).ToList();
        return new Reply.Page(messages[0]) { Beside = true, Following = messages[1..] };
    }

    private IEnumerable<(string? Label, string Answer)> Typed(InteractionContext interaction)
    {
        if (interaction.Interaction.Type != InteractionType.ModalSubmit)
            yield break;
        var data = interaction.Interaction.Data;
        foreach (var (field, given) in data.Fields)
        {
            var answer = forms.AnswerOf(interaction.User, data.CustomId, field, given.Values);
            if (!string.IsNullOrWhiteSpace(answer))
                yield return (forms.LabelOf(interaction.User, data.CustomId, field), answer);
        }
    }

    private static IEnumerable<string> Pieces((string? Label, string Answer) field)
    {
        var head = field.Label is { } label ? $"**{DiscordMarkdown.Escape(label)}**\n" : "";
        for (var from = 0; from < field.Answer.Length;)
        {
            var length = Math.Min(MostTyped, field.Answer.Length - from);
            if (from + length < field.Answer.Length && char.IsHighSurrogate(field.Answer[from + length - 1]))
                length--;
            yield return head + Shown(field.Answer.Substring(from, length));
            head = "";
            from += length;
        }
    }

    /// <summary>Words are escaped where that fits, so that they look as they were typed.</summary>
    private static string Shown(string words)
    {
        var escaped = DiscordMarkdown.Escape(words);
        return CardText.Fits(escaped) ? escaped : DiscordMarkdown.Plain(words);
    }

    /// <summary>Fills one message after another.</summary>
    private static IEnumerable<IReadOnlyList<Component>> Messages(IReadOnlyList<string> pieces)
    {
        var message = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (message.Length > 0 && !CardText.Fits($"{message}\n{piece}"))
            {
                yield return [new TextDisplay(message.ToString())];
                message.Clear();
            }

            message.Append(message.Length > 0 ? "\n" : "").Append(piece);
        }

        yield return [new TextDisplay(message.ToString())];
    }
}
