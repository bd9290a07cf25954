namespace IntimacyBot.Practices.Reading;

/// <summary>Finds the word that was probably meant by a mistyped one.</summary>
internal static class SpellingHint
{
    private const int Longest = 24;

    /// <summary>Returns the closest of the words; null when none is close enough.</summary>
    public static string? To(string typed, IEnumerable<string> words)
    {
        if (typed.Length is 0 or > Longest)
            return null;
        var most = typed.Length switch { <= 3 => 1, <= 6 => 2, _ => 3 };
        return words
            .Where(w => w.Length <= Longest && w != typed)
            .Select(w => (Word: w, Distance: Distance(typed.ToLowerInvariant(), w)))
            .Where(c => c.Distance <= most && c.Distance < c.Word.Length)
            .OrderBy(c => c.Distance)
            .Select(c => c.Word)
            .FirstOrDefault();
    }

    /// <summary>Returns how many letters must be added, dropped, changed or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        int[] before = [];
        int[] above = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above) = (above, row);
        }
        return above[b.Length];
    }
}
