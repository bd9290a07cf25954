namespace Tests.Architecture;

/// <summary>Says everything that was found, where the assertions of the framework cut a long list short.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string?> found) => AtMost(0, found);

    /// <summary>For a rule that is younger than the code: what was there before it is counted, and the count may only go down.</summary>
    public static void AtMost(int known, IEnumerable<string?> found)
    {
        var all = found.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count <= known, $"{all.Count} found, {known} allowed:\n{string.Join('\n', all)}");
    }
}
