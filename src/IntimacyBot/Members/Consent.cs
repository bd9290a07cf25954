using System.Text.Json.Serialization;
using NodaTime;

namespace IntimacyBot.Members;

/// <summary>The kinds of things a person may be called for, each switched by themselves alone.</summary>
internal enum Consent
{
    [JsonStringEnumMemberName("Dances")] Dances = 0,
    [JsonStringEnumMemberName("CheckIns")] CheckIns = 1,
    [JsonStringEnumMemberName("Workshops")] Workshops = 2,
    [JsonStringEnumMemberName("Dms")] Dms = 3,
    [JsonStringEnumMemberName("Aftercare")] Aftercare = 4,
    [JsonStringEnumMemberName("Invitations")] Invitations = 5,
}

/// <summary>What a person has said about one kind. Times are milliseconds since 1970, as in every column.</summary>
internal sealed record ConsentState(
    [property: JsonPropertyName("On")] bool On,
    [property: JsonPropertyName("Used")] long Used)
{
    /// <summary>They were asked whether it should stay on, and have not answered.</summary>
    [JsonPropertyName("Asked")]
    public long? Asked { get; init; }

    public static ConsentState Of(bool on, Instant at) => new(on, at.ToUnixTimeMilliseconds());
}

/// <summary>Every consent of one person. Pure.</summary>
internal sealed record Consents
{
    /// <summary>The question whether a kind stays on waits so long for its answer.</summary>
    public static readonly Duration AnswerTime = Duration.FromDays(1);

    /// <summary>Only what differs from the beginning: everything is off but invitations.</summary>
    [JsonPropertyName("Said")]
    public Dictionary<Consent, ConsentState> Said { get; init; } = [];

    public bool IsOn(Consent kind) => Said.TryGetValue(kind, out var agreement) ? agreement.On : kind == Consent.Invitations;

    public Consents Switched(Consent kind, bool on, Instant at) => With(kind, ConsentState.Of(on, at));

    /// <summary>The person has used it: it is far from being asked about.</summary>
    public Consents Used(Consent kind, Instant at) => Said.ContainsKey(kind) && IsOn(kind) ? With(kind, ConsentState.Of(true, at)) : this;

    /// <summary>The person is anything but silent: none of what is on is asked about soon.</summary>
    public Consents Active(Instant at) => Said.Where(s => s.Value.On).Aggregate(this, (next, s) => next.Used(s.Key, at));

    /// <summary>What the long silence makes of each kind at <paramref name="at"/>: asked about once, then off.</summary>
    public (Consents Next, IReadOnlyList<Consent> Ask, IReadOnlyList<Consent> Off) Silent(Instant at, Duration silence, Duration answer)
    {
        var next = this;
        List<Consent> ask = [], off = [];
        foreach (var (kind, agreement) in Said.Where(s => DueOf(s, silence, answer) <= at).OrderBy(s => s.Key))
        {
            (agreement.Asked is null ? ask : off).Add(kind);
            next = next.With(
                kind, agreement.Asked is null ? agreement with { Asked = at.ToUnixTimeMilliseconds() } : ConsentState.Of(false, at));
        }

        return (next, ask, off);
    }

    /// <summary>When time changes any of them next.</summary>
    public Instant? Due(Duration silence, Duration answer) => Said.Select(s => DueOf(s, silence, answer)).Min();

    private Consents With(Consent kind, ConsentState agreement) => new() { Said = new(Said) { [kind] = agreement } };

    /// <summary>Invitations are no promise that lapses: they ask nothing of anybody who is silent.</summary>
    private static Instant? DueOf(KeyValuePair<Consent, ConsentState> said, Duration silence, Duration answer) => said switch
    {
        { Value.On: false } or { Key: Consent.Invitations } => null,
        { Value.Asked: { } asked } => Instant.FromUnixTimeMilliseconds(asked) + answer,
        _ => Instant.FromUnixTimeMilliseconds(said.Value.Used) + silence,
    };
}
