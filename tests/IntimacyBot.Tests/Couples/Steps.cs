using IntimacyBot.Tests.Stories;
using Rehearsal.World;

namespace Tests.Couples;

/// <summary>What the stories of couples do again and again.</summary>
internal static class Steps
{
    public const string Choose = "I'm 18+ and I choose this";
    public const string Neutral = "Not available right now.";

    public static TimeSpan Days(double days) => TimeSpan.FromDays(days);

    public static Task<Answer> PairAsync(this Story story, Person by, User partner) => story.CommandAsync(by, "pair", ("partner", partner));

    /// <summary>From /pair to "on its way".</summary>
    public static async Task<Answer> InviteAsync(this Story story, Person by, User partner) =>
        await story.PressAsync(await story.PairAsync(by, partner), Choose);

    /// <summary>Both choose, by way of the bell.</summary>
    public static async Task BecomeACoupleAsync(this Story story, Person by, Person partner)
    {
        await story.InviteAsync(by, partner);
        var paired = await story.PressAsync(await story.OpenRingAsync(partner), Choose);
        Assert.Contains("You are paired.", paired.Text);
    }

    public static async Task<Answer> LeaveAsync(this Story story, Person person, string way = "Leave quietly", string word = "LEAVE")
    {
        var form = await story.PressAsync(await story.CommandAsync(person, "leave"), way);
        return await story.SubmitAsync(form, ("Type LEAVE", word));
    }

    public static async Task SwitchAsync(this Story story, Person person, string label) =>
        await story.PressAsync(await story.CommandAsync(person, "settings"), label);

    public static async Task PauseAsync(this Story story, Person person, string label = "Pause") =>
        await story.PressAsync(await story.CommandAsync(person, "pause"), label);
}
