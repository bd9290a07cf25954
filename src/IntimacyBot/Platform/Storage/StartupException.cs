using System.Diagnostics.CodeAnalysis;

namespace IntimacyBot.Platform.Storage;

/// <summary>The bot cannot start. The message is one line for the operator: the configuration key, what is wrong, and what to do.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It is what the operator reads, and is called so everywhere.")]
public sealed class StartupException : Exception
{
    public StartupException(string key, string wrong, string todo, Exception? cause = null)
        : base($"{key}: {wrong}. {todo}".ReplaceLineEndings(" "), cause) => Key = key;

    public string Key { get; }
}
