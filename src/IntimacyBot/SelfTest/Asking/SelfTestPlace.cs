using Discord.Models;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>Where the questions are asked, and with whom.</summary>
internal sealed record SelfTestPlace(Guild Guild, Channel Channel, User Self)
{
    /// <summary>True when the bot has Manage Threads in the whole server, which hides what the channel's overwrite does.</summary>
    public bool ManagesThreadsEverywhere { get; init; }

    public GuildMember? With { get; init; }

    public GuildMember? WithoutView { get; init; }

    /// <summary>Somebody who can be added to a thread: who takes part, or else the owner, who can look into every thread anyway.</summary>
    public Snowflake Companion => With?.User?.Id ?? Guild.OwnerId;

    /// <summary>The names that somebody could type and nobody else shall read.</summary>
    public IEnumerable<string?> Names => new[] { With, WithoutView }
        .SelectMany(m => new[] { m?.Nick, m?.User?.GlobalName, m?.User?.Username })
        .Concat([Guild.Name, Channel.Name, Self.Username, Self.GlobalName]);
}
