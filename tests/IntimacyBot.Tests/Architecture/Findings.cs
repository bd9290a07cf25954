namespace Tests.Architecture;

/// <summary>Fails with the complete list of findings, because the framework's assertions cut long lists short.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string?> found)
    {
        var all = found.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all)}");
    }
}
