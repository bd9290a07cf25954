namespace Discord.Models;

/// <summary>placeholder</summary>
public readonly record struct Snowflake(ulong Value);
