using System.Text.Json;
using System.Text.Json.Serialization;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace IntimacyBot.CheckIns;

/// <summary>Reads and writes the rows of weekly prompts. Callers open the transaction through <see cref="Store"/>.</summary>
internal sealed class CheckInStore(Vault vault, IDateTimeZoneProvider zones) : IPersonalData
{
    public async Task<CheckIn?> FindAsync(BotContext context, Guid person, CancellationToken cancel) =>
        await context.Set<CheckInRow>().FindAsync([person], cancel) is { } row ? Open(row) : null;

    public CheckIn Open(CheckInRow row)
    {
        var place = SealedColumns.CheckInState(row.Person, row.Version);
        var plain = vault.ReadForBot<Plain>(place, row.State);
        return SealBrokenException.Unless(place, () => Of(plain));
    }

    private static CheckIn Of(Plain plain)
    {
        var hour = new WeeklyTime((IsoDayOfWeek)plain.Day, LocalTimeParser.At(plain.Minute)!.Value, plain.Zone);
        return new CheckIn(hour, LocalDatePattern.Iso.Parse(plain.On).Value)
        {
            Unmet = plain.Unmet,
            Resting = plain.Resting,
            Away = plain.Away
        };
    }

    public async Task SaveAsync(BotContext context, Guid person, CheckIn checkIn, CancellationToken cancel)
    {
        if (await context.Set<CheckInRow>().FindAsync([person], cancel) is { } row)
            Save(row, checkIn);
        else
            context.Add(Save(new CheckInRow { Person = person, State = [] }, checkIn));
    }

    public CheckInRow Save(CheckInRow row, CheckIn checkIn)
    {
        var plain = new Plain(
            (int)checkIn.Hour.Day,
            LocalTimeParser.Minute(checkIn.Hour.Time),
            checkIn.Hour.Zone,
            LocalDatePattern.Iso.Format(checkIn.On),
            checkIn.Unmet,
            checkIn.Resting,
            checkIn.Away);
        row.Version++;
        row.State = vault.SealForBot(SealedColumns.CheckInState(row.Person, row.Version), JsonSerializer.SerializeToUtf8Bytes(plain));
        row.DueAt = DueOf(checkIn);
        return row;
    }

    /// <summary>
    /// Returns when the prompt is due. It is null while the prompt rests, or if the time zone data no longer know its zone; its person then
    /// has to set it anew.
    /// </summary>
    public Instant? DueOf(CheckIn checkIn) => ZoneOf(checkIn.Hour) is { } zone ? checkIn.Due(zone) : null;

    public DateTimeZone? ZoneOf(WeeklyTime hour) => zones.GetZoneOrNull(hour.Zone);

    public Task LeaveAsync(BotContext context, LeavingPerson leaving, CancellationToken cancel) =>
        context.Set<CheckInRow>().Where(c => c.Person == leaving.Person).ExecuteDeleteAsync(cancel);

    internal sealed record Plain(
        [property: JsonPropertyName("Day")] int Day,
        [property: JsonPropertyName("Minute")] int Minute,
        [property: JsonPropertyName("Zone")] string Zone,
        [property: JsonPropertyName("On")] string On,
        [property: JsonPropertyName("Unmet")] int Unmet,
        [property: JsonPropertyName("Resting")] bool Resting,
        [property: JsonPropertyName("Away")] bool Away);
}
