namespace Tests.Architecture;

/// <summary>Says everything that was found, where the assertions of the framework cut a long list short.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string?> found)
    {
        var all = found.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all)}");
    }
}
