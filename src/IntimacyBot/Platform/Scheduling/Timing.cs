using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace IntimacyBot.Platform.Scheduling;

/// <summary>Every span the bot waits for, from <c>Timing:*</c>; each at least one second.</summary>
internal sealed record Timing
{
    public const string Section = "Timing";

    public TimeSpan InvitationExpires { get; set; } = TimeSpan.FromDays(7);

    public TimeSpan CardWithdraws { get; set; } = TimeSpan.FromDays(1);

    public TimeSpan DraftKept { get; set; } = TimeSpan.FromDays(1);

    public TimeSpan ClosingOpen { get; set; } = TimeSpan.FromDays(1);

    public TimeSpan RoomKept { get; set; } = TimeSpan.FromDays(7);

    public TimeSpan StepReminds { get; set; } = TimeSpan.FromDays(1);

    public TimeSpan StepWaits { get; set; } = TimeSpan.FromDays(3);

    public TimeSpan CoupleRests { get; set; } = TimeSpan.FromDays(30);

    public TimeSpan RepairRevisit { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A weekly prompt that could not be sent at its hour is sent for so long; then it is left out.</summary>
    public TimeSpan CheckInLate { get; set; } = TimeSpan.FromHours(12);

    public TimeSpan ConsentAskedAgain { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How old the newest backup becomes before another is made.</summary>
    public TimeSpan BackupEvery { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long a backup is kept; the newest stays.</summary>
    public TimeSpan BackupKept { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often what is due is looked for.</summary>
    public TimeSpan Sweep { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>One line for each span that is too short to mean anything.</summary>
internal sealed class TimingValidator : IValidateOptions<Timing>
{
    public ValidateOptionsResult Validate(string? name, Timing options)
    {
        var tooShort = typeof(Timing)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.PropertyType == typeof(TimeSpan) && (TimeSpan)p.GetValue(options)! < TimeSpan.FromSeconds(1))
            .Select(
                p =>
                    $"{Timing.Section}:{p.Name} is {p.GetValue(
                        options)}: at least one second is needed, for example \"7.00:00:00\" for seven days.")
            .ToList();
        return tooShort.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(tooShort);
    }
}
