using System.Text.RegularExpressions;
using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Storage;
using IntimacyBot.GoodStuff;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Rehearsal.World;
using Tests.Stories;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Access;

/// <summary>
/// A server in which something of every kind is stored of Alex and Sam, whose dance stands at one moment, and in which everybody else lives
/// who may press what is not theirs.
/// </summary>
internal sealed partial class AccessScene : IAsyncDisposable
{
    /// <summary>Everything that Alex and Sam write begins with this.</summary>
    public const string Planted = "quincefjord";

    private readonly Dictionary<Type, object> _records = [];
    private IReadOnlyList<string> _shown = [];

    private AccessScene(BotFixture bot, string moment)
    {
        (Bot, Moment) = (bot, moment);
        Cast = new(bot);
    }

    public BotFixture Bot { get; }

    public string Moment { get; }

    public AccessCast Cast { get; }

    public bool IsFirst => Moment == Moments.Keys.First();

    /// <summary>These are the moments of a dance that are tried.</summary>
    public static IReadOnlyDictionary<string, Func<BotFixture, Task>> Moments { get; } = new Dictionary<string, Func<BotFixture, Task>>
    {
        ["asking"] = async bot =>
        {
            var form = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "reach"), "Write");
            var words = ReachForm.Words($"{Planted} reach").Append((ReachForm.Where, $"{Planted} where"));
            await bot.PressAsync(await bot.SubmitAsync(form, [.. words]), "Share");
        },
        ["listening"] = async bot => await bot.OpenRoomAsync($"{Planted} reach"),
        ["answering"] = async bot =>
        {
            await bot.OpenRoomAsync($"{Planted} reach");
            await bot.SayBackAsync(bot.Sam, $"{Planted} heard");
            await bot.OnFloorAsync(bot.Alex, "That's it");
            await bot.SubmitAsync(await bot.OnFloorAsync(bot.Sam, "Write"), ReachForm.Answer($"{Planted} draft"));
        },
        ["closing"] = async bot =>
        {
            await bot.DanceOnceAsync();
            await bot.OnFloorAsync(bot.Alex, "Close with thanks");
            await bot.SubmitAsync(await bot.OnFloorAsync(bot.Alex, "A closing word"), ("A closing word", $"{Planted} word"));
        },
    };

    /// <summary>These are all outsiders at the first moment, and later on those who may have been shown something of the dance.</summary>
    public IEnumerable<Outsider> Outsiders => Cast.Outsiders.Where(o => IsFirst || o.MayHaveSeen);

    /// <summary>Returns those of the two for whom a route of this access is not, at this moment.</summary>
    public IEnumerable<WorldPerson> OtherPartners(string route, Access access) => (access, Moment) switch
    {
        (Access.Owner, _) when !IsFirst => [],
        (Access.Owner, _) => [route == "open" ? Bot.Alex : Bot.Sam],
        (Access.Asker or Access.Author, _) => [Bot.Sam],
        (Access.Asked, _) => [Bot.Alex],
        (Access.Turn, "listening" or "answering") => [Bot.Alex],
        (Access.Turn, _) => [Bot.Alex, Bot.Sam],
        (Access.Writer, "answering") => [Bot.Alex],
        (Access.Writer, "closing") => [],
        (Access.Writer, _) => [Bot.Sam],
        _ => [],
    };

    /// <summary>Returns what one of the two has written at this moment and the other has not read.</summary>
    public string? HiddenFrom(WorldPerson partner) => (Moment, partner == Bot.Sam) switch
    {
        ("asking", true) => $"{Planted} reach",
        ("answering", false) => $"{Planted} draft",
        ("closing", true) => $"{Planted} word",
        _ => null,
    };

    public static async Task<AccessScene> AtAsync(string moment)
    {
        var bot = await BotFixture.BeginAsync();
        var scene = new AccessScene(bot, moment);
        await scene.Cast.SettleAsync();
        await scene.StoreAsync();
        await Moments[moment](bot);
        await scene.FindRecordsAsync();
        scene._shown = ShownTo(bot.Alex, bot.Sam);
        return scene;
    }

    /// <summary>
    /// Returns the ids that this route may carry here, with every act: the last ones that Alex and Sam were shown or, where they were
    /// shown none, what it would be for their records.
    /// </summary>
    public IReadOnlyList<RouteId> IdsOf(string route)
    {
        const int Last = 2;
        var made = Made(RouteId.Types[route]);
        var shown = _shown.Where(id => CustomIds.RouteOf(id) == route).Select(RouteId.Read).OfType<RouteId>()
            .Select(id => id.With(made)).TakeLast(Last).ToList();
        return [.. (shown.Count > 0 ? shown : [made]).SelectMany(id => id.WithEveryAct()).DistinctBy(id => id.Text)];
    }

    /// <summary>Returns the names of all fields of the forms that Alex and Sam were shown.</summary>
    public IReadOnlyList<string> FieldsOfForms() => [.. _shown.Where(text => RouteId.Read(text) is null).Distinct().Take(15)];

    /// <summary>Returns what a select of this route may carry to reach something of Alex's.</summary>
    public IEnumerable<string> ValuesOf(string route) => route switch
    {
        "jar.pick" => [$"{_records[typeof(JarRow)]}"],
        "privacy" or "settings" => [$"{_records[typeof(PersonRow)]}"],
        "homemenu" => [.. new[] { "d.preview", "d.lead", "d.card", "open" }.SelectMany(IdsOf).Select(id => id.Text)],
        "partner" => [$"{Bot.Alex.Id}"],
        "allmenu" or "s.which" => ["reach"],
        _ => ["0"],
    };

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    /// <summary>Returns everything that stood as the id of a component, a form or a field before the two.</summary>
    private static IReadOnlyList<string> ShownTo(params WorldPerson[] people) =>
        [.. people.SelectMany(person => ShownId().Matches(person.Transcript.ToString())).Select(match => match.Groups["id"].Value)];

    private RouteId Made(Type type) => new(type, [.. RouteId.FieldsOf(type).Select(field => Value(field.Name!, field.ParameterType))]);

    private object Value(string name, Type type) => (name, type.Name) switch
    {
        ("Dance", nameof(Guid)) => _records[typeof(DanceRow)],
        ("Person", nameof(Guid)) => _records[typeof(PersonRow)],
        ("Notification", nameof(Guid)) => _records[typeof(NotificationRow)],
        ("Invitation", nameof(Guid)) => _records[typeof(InvitationRow)],
        ("Couple", nameof(Guid)) => _records[typeof(CoupleRow)],
        ("Promise", nameof(Guid)) => _records[typeof(PromiseRow)],
        ("Thing" or "Last", nameof(Guid)) => _records[typeof(JarRow)],
        ("Partner", nameof(Snowflake)) => new Snowflake(Bot.Alex.Id),
        ("Practice", nameof(String)) => "reach",
        ("Back", nameof(String)) => "home",
        ("Key" or "Place" or "Step" or "Option" or "Choices" or "Zone" or "Times", nameof(String)) => "",
        (_, nameof(Int32)) => 0,
        (_, nameof(Boolean)) => true,
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
        _ => throw new InvalidOperationException($"Nobody knows what {name} of a custom id may be: say it here."),
    };

    private Task StoreAsync() => Bot.Get<Store>().WriteAsync(
        async (context, cancel) =>
        {
            var seeder = new StorageSeeder(Bot.Services, Bot.Guild);
            await seeder.PairAsync(context, Bot.Alex, Bot.Sam, Instant.FromDateTimeOffset(Bot.Clock.GetUtcNow()), cancel);
            await context.SaveChangesAsync(cancel);
            await new EverythingStored(Bot).WriteAsync(context, cancel);
        },
        CancellationToken.None);

    private async Task FindRecordsAsync() => await Bot.Get<Store>().ReadAsync(
        async (context, cancel) =>
        {
            var alex = (await Bot.Get<PersonStore>().FindAsync(context, new(Bot.Guild.Id), new Snowflake(Bot.Alex.Id), cancel))!;
            var couple = (await Bot.Get<CoupleStore>().OfAsync(context, alex.Guild, alex.User, cancel))!;
            _records[typeof(PersonRow)] = alex.Id;
            _records[typeof(CoupleRow)] = couple.Id;
            _records[typeof(DanceRow)] =
                await context.Set<DanceRow>().Where(d => d.Couple == couple.Id).Select(d => d.Id).SingleAsync(cancel);
            _records[typeof(JarRow)] = await context.Set<JarRow>().Select(j => j.Id).SingleAsync(cancel);
            _records[typeof(PromiseRow)] = await context.Set<PromiseRow>().Select(p => p.Id).SingleAsync(cancel);
            _records[typeof(InvitationRow)] = await context.Set<InvitationRow>().Select(i => i.Id).SingleAsync(cancel);
            var sam = couple[couple.SideOf(alex.User)!.Value.Other()].Person!.Value;
            _records[typeof(NotificationRow)] = await context.Set<NotificationRow>()
                .OrderBy(n => n.Person == sam ? 0 : 1).ThenBy(n => n.Id).Select(n => n.Id).FirstAsync(cancel);
            return true;
        },
        CancellationToken.None);

    [GeneratedRegex("""(?:"custom_id":"|\[)(?<id>[a-z][A-Za-z0-9._~%:@-]*)["\]]""")]
    private static partial Regex ShownId();
}
