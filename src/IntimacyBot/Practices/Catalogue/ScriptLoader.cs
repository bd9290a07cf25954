using System.Text;
using IntimacyBot.Practices.Checking;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Catalogue;

/// <summary>The origin of a file. A facilitator's file may do less than one that the bot's operator installed.</summary>
internal enum ScriptOrigin
{
    Bot,
    Facilitator,
}

/// <param name="Script">The practice; null when there is any problem.</param>
/// <param name="Problems">All problems in the order of the file.</param>
/// <param name="Root">The content of the file, onto which a translation can be merged; null if the file could not be read.</param>
internal sealed record LoadedScript(Script? Script, IReadOnlyList<ScriptProblem> Problems, MapNode? Root = null);

/// <summary>Turns the bytes of a file into a checked practice. Pure: the same bytes always give the same result.</summary>
internal static class ScriptLoader
{
    public static LoadedScript Load(string file, ReadOnlyMemory<byte> bytes, ScriptOrigin origin = ScriptOrigin.Bot)
    {
        var diagnostics = new ScriptDiagnostics(file);
        if (YamlReader.Read(bytes, diagnostics) is not { } root)
            return new(null, diagnostics.All);
        diagnostics.Lines = SourceLines.Of(root);
        var script = ScriptReader.Read(root, diagnostics);
        if (script is not null)
            ScriptChecker.Check(script, origin, diagnostics);
        return new(diagnostics.Any ? null : script! with { Source = file }, diagnostics.All, root);
    }

    public static LoadedScript Load(string file, string text, ScriptOrigin origin = ScriptOrigin.Bot) =>
        Load(file, Encoding.UTF8.GetBytes(text), origin);

    /// <summary>Returns the practice of <paramref name="english"/> with the texts of another file.</summary>
    public static LoadedScript Translate(LoadedScript english, string file, ReadOnlyMemory<byte> bytes)
    {
        var diagnostics = new ScriptDiagnostics(file);
        if (english is not { Script: { } script, Root: { } root })
            throw new ArgumentException("Only a practice without problems can be translated.", nameof(english));
        if (YamlReader.Read(bytes, diagnostics) is not { } texts)
            return new(null, diagnostics.All);
        diagnostics.Lines = SourceLines.Of(texts);
        var merged = new TranslationMerger(script.Source, diagnostics).Merge(root, texts);
        var translated = diagnostics.Any ? null : ScriptReader.Read(merged, diagnostics);
        if (translated is not null)
            ScriptChecker.Check(translated, ScriptOrigin.Bot, diagnostics);
        return new(diagnostics.Any ? null : translated! with { Source = file }, diagnostics.All, merged);
    }
}
