using System.Text.Json.Serialization;
using NodaTime;

namespace IntimacyBot.Members;

/// <summary>The kinds of notifications that a person may get. Each is switched on or off by that person only.</summary>
internal enum Consent
{
    [JsonStringEnumMemberName("Dances")] Dances = 0,
    [JsonStringEnumMemberName("CheckIns")] CheckIns = 1,
    [JsonStringEnumMemberName("Workshops")] Workshops = 2,
    [JsonStringEnumMemberName("Dms")] Dms = 3,
    [JsonStringEnumMemberName("Aftercare")] Aftercare = 4,
    [JsonStringEnumMemberName("Invitations")] Invitations = 5,
}

/// <summary>What a person has set for one kind. Times are milliseconds since 1970 UTC, as in every column.</summary>
internal sealed record ConsentState(
    [property: JsonPropertyName("On")] bool On,
    [property: JsonPropertyName("Used")] long Used)
{
    /// <summary>This is when they were asked whether it should stay on; it is null when no question is waiting for an answer.</summary>
    [JsonPropertyName("Asked")]
    public long? Asked { get; init; }

    public static ConsentState Of(bool on, Instant at) => new(on, at.ToUnixTimeMilliseconds());
}

/// <summary>All consents of one person. The type is immutable and pure.</summary>
internal sealed record Consents
{
    /// <summary>The question whether a kind should stay on waits this long for its answer; then the kind is switched off.</summary>
    public static readonly Duration AnswerTime = Duration.FromDays(1);

    /// <summary>
    /// This holds only the kinds that were ever switched. For all others the default applies: everything is off except invitations.
    /// </summary>
    [JsonPropertyName("Said")]
    public Dictionary<Consent, ConsentState> Said { get; init; } = [];

    public bool IsOn(Consent kind) => Said.TryGetValue(kind, out var state) ? state.On : kind == Consent.Invitations;

    public Consents Switched(Consent kind, bool on, Instant at) => With(kind, ConsentState.Of(on, at));

    /// <summary>
    /// Records that the person has used this kind, which restarts the time until they are asked whether it should stay on.
    /// </summary>
    public Consents Used(Consent kind, Instant at) => Said.ContainsKey(kind) && IsOn(kind) ? With(kind, ConsentState.Of(true, at)) : this;

    /// <summary>Records any activity of the person, which restarts that time for every kind that is on.</summary>
    public Consents Active(Instant at) => Said.Where(s => s.Value.On).Aggregate(this, (next, s) => next.Used(s.Key, at));

    /// <summary>
    /// Computes what is due at <paramref name="at"/> for somebody who has been silent: a kind is asked about once, and switched off when
    /// the answer does not come.
    /// </summary>
    public (Consents Next, IReadOnlyList<Consent> Ask, IReadOnlyList<Consent> Off) Silent(Instant at, Duration silence, Duration answer)
    {
        var next = this;
        List<Consent> ask = [], off = [];
        foreach (var (kind, state) in Said.Where(s => DueOf(s, silence, answer) <= at).OrderBy(s => s.Key))
        {
            (state.Asked is null ? ask : off).Add(kind);
            next = next.With(
                kind, state.Asked is null ? state with { Asked = at.ToUnixTimeMilliseconds() } : ConsentState.Of(false, at));
        }

        return (next, ask, off);
    }

    /// <summary>This is the next moment at which <see cref="Silent"/> has something to do; it is null when there is none.</summary>
    public Instant? Due(Duration silence, Duration answer) => Said.Select(s => DueOf(s, silence, answer)).Min();

    private Consents With(Consent kind, ConsentState state) => new() { Said = new(Said) { [kind] = state } };

    /// <summary>Invitations never lapse, because they ask nothing of somebody who is silent.</summary>
    private static Instant? DueOf(KeyValuePair<Consent, ConsentState> said, Duration silence, Duration answer) => said switch
    {
        { Value.On: false } or { Key: Consent.Invitations } => null,
        { Value.Asked: { } asked } => Instant.FromUnixTimeMilliseconds(asked) + answer,
        _ => Instant.FromUnixTimeMilliseconds(said.Value.Used) + silence,
    };
}
