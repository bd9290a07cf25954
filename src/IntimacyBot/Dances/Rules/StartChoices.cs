using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <summary>
/// What somebody chose on the way into a dance, with one letter for each choice. It is carried by the custom ids of their own pages and is
/// stored nowhere else.
/// </summary>
internal static class StartChoices
{
    private const char Skipped = '-';

    /// <summary>A capital letter means that the option's sentence is told to the other.</summary>
    public static string Append(string choices, ChooseStep step, StepOption option, bool tell)
    {
        var index = step.Options.ToList().FindIndex(o => o.Id == option.Id);
        return choices + (char)((tell ? 'A' : 'a') + index);
    }

    public static string AppendSkip(string choices) => choices + Skipped;

    /// <summary>Returns the act that a letter stands for; null if it means nothing at this step.</summary>
    public static Act? Read(char sign, Step? step, Side by, Instant at)
    {
        if (sign == Skipped)
            return new Act.Skip(by, at, null);
        var option = (step as ChooseStep)?.Options.ElementAtOrDefault(char.ToLowerInvariant(sign) - 'a');
        return option is null ? null : new Act.Pick(by, at, null, option.Id, char.IsUpper(sign));
    }
}
