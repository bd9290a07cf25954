using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace IntimacyBot.Platform.Scheduling;

/// <summary>The configurable time spans, from <c>Timing:*</c>. Each is at least one second.</summary>
internal sealed record Timing
{
    public const string Section = "Timing";

    public TimeSpan InvitationExpires { get; set; } = TimeSpan.FromDays(7);

    public TimeSpan CardWithdraws { get; set; } = TimeSpan.FromDays(2);

    public TimeSpan DraftKept { get; set; } = TimeSpan.FromDays(7);

    public TimeSpan ClosingOpen { get; set; } = TimeSpan.FromDays(1);

    public TimeSpan RoomKept { get; set; } = TimeSpan.FromDays(7);

    public TimeSpan StepReminds { get; set; } = TimeSpan.FromDays(1);

    public TimeSpan StepWaits { get; set; } = TimeSpan.FromDays(3);

    public TimeSpan CoupleRests { get; set; } = TimeSpan.FromDays(30);

    public TimeSpan RepairRevisit { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A weekly prompt that could not be sent at its hour is still sent within this time; after that it is skipped.</summary>
    public TimeSpan CheckInLate { get; set; } = TimeSpan.FromHours(12);

    public TimeSpan ConsentAskedAgain { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Another backup is made when the newest is this old.</summary>
    public TimeSpan BackupEvery { get; set; } = TimeSpan.FromDays(1);

    /// <summary>A backup is deleted at this age, except the newest.</summary>
    public TimeSpan BackupKept { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The database is searched for due rows at this interval.</summary>
    public TimeSpan Sweep { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>Rejects time spans below one second, with one line for each.</summary>
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
