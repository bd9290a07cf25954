using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Servers;

/// <summary>How a check came out.</summary>
internal enum FindingKind
{
    /// <summary>Something is to be done, and a whole sentence says what.</summary>
    Wrong,

    /// <summary>It could not be found out now.</summary>
    Unknown,

    /// <summary>It is as it should be, and a few words in a list say so.</summary>
    Fine,

    /// <summary>It is neither right nor wrong, and has a line of its own.</summary>
    Told,
}

/// <summary>What one check of <c>/doctor</c> found. It holds nothing about any person.</summary>
/// <param name="Kind">How it came out.</param>
/// <param name="Topic">What was looked at, in one or two words.</param>
/// <param name="Sentence">What is said about it; for what is fine or unknown it may be the topic alone.</param>
/// <param name="Values">What is filled into the sentence.</param>
internal sealed record DoctorFinding(FindingKind Kind, DoctorText Topic, Enum Sentence, params (string Name, string Value)[] Values)
{
    public static DoctorFinding Fine(DoctorText topic) => new(FindingKind.Fine, topic, topic);

    public static DoctorFinding Wrong(DoctorText topic, Enum sentence, params (string Name, string Value)[] values) =>
        new(FindingKind.Wrong, topic, sentence, values);

    public static DoctorFinding Unknown(DoctorText topic) => new(FindingKind.Unknown, topic, topic);

    /// <summary>Returns that it is not known now where Discord does not tell, or what was stored cannot be read.</summary>
    public static async Task<DoctorFinding> OrUnknownAsync(DoctorText topic, Func<Task<DoctorFinding>> find)
    {
        try
        {
            return await find();
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException or SealBrokenException)
        {
            return Unknown(topic);
        }
    }
}

/// <summary>Looks at some things that the bot needs in a server.</summary>
internal interface IDoctorCheck
{
    Task<IReadOnlyList<DoctorFinding>> RunAsync(InteractionContext interaction, Snowflake guild, CancellationToken cancel);
}
