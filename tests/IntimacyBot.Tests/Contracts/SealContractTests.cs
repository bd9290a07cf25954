using System.Reflection;
using System.Text;
using IntimacyBot.Platform.Storage.Encryption;
using Tests.TestKit;

namespace Tests.Contracts;

/// <summary>Tests that everything that was ever sealed or indexed can still be opened and found.</summary>
public sealed class SealContractTests
{
    private static readonly Guid Row = new("00112233-4455-6677-8899-aabbccddeeff");
    private static readonly Guid Author = new("ffeeddcc-bbaa-9988-7766-554433221100");
    private static readonly MasterKey Master = new(new SealKey([.. Enumerable.Range(0, SealKey.Size).Select(i => (byte)i)]));
    private static readonly DataKey Key = new(Author, new SealKey([.. Enumerable.Range(100, SealKey.Size).Select(i => (byte)i)]));

    [Fact]
    public void Associated_data_and_blind_indexes_are_those_of_the_golden_text() => Golden.Holds(
        "seals.txt",
        [
            .. typeof(SealedColumns).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(Described).Order(StringComparer.Ordinal),
            .. typeof(BlindIndexKinds).GetFields().Select(Indexed).Order(StringComparer.Ordinal),
        ]);

    [Fact]
    public void Nobody_makes_associated_data_but_the_list_of_sealed_columns()
    {
        var others = Calls.Of(typeof(AssociatedData).Assembly)
            .Where(c => c.Called.IsConstructor && c.Called.DeclaringType == typeof(AssociatedData))
            .Where(c => c.From != typeof(SealedColumns) && c.From != typeof(AssociatedData));

        Assert.Empty(others.Select(c => $"{c.From} has to take its place from SealedColumns"));
    }

    [Fact]
    public void Every_kind_of_a_blind_index_stands_in_the_one_list()
    {
        var others = SourceFiles.Below("src/IntimacyBot").Where(f => f.Text.Contains("BlindIndex(\"", StringComparison.Ordinal));

        Assert.Empty(others.Select(f => $"{f.Path} has to take its kind from BlindIndexKinds"));
    }

    [Fact]
    public void What_was_sealed_by_the_first_build_opens()
    {
        var vault = new Vault(Master);
        var sealed_ = Golden.Lines("sealed-bytes.txt").ToDictionary(l => l.Split(' ')[0], l => Convert.FromHexString(l.Split(' ')[1]));

        Assert.Equal("state", Encoding.UTF8.GetString(vault.OpenForBot(SealedColumns.DanceState(Row, 7), sealed_["bot"])));
        Assert.Equal("words é", vault.Open(Key, SealedColumns.AuthorWordsContent(Row, Author, 7), sealed_["author"])!.Reveal());
        Assert.Equal(Hex(Key.Key.Expose()), Hex(vault.Unwrap(Author, sealed_["key"]).Key.Expose()));
        Assert.True(Master.Matches(sealed_["check"]));
    }

    [Fact]
    public void The_key_file_reads_as_before()
    {
        const string Text = "intimacybot-master-key-1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n";

        Assert.Equal(Text, Master.Format());
        Assert.Equal(Hex(Master.CheckValue), Hex(MasterKey.Parse(Text)!.CheckValue));
    }

    [Fact]
    public void The_file_of_a_rotated_key_reads_as_before()
    {
        const string Text = "intimacybot-master-key-2:"
            + "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v"
            + "MDEyMzQ1Njc4OTo7PD0+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5f\n";
        var key = MasterKey.Parse(Text)!;

        Assert.Equal(Text, key.Format());
        Assert.Equal(Hex(Master.CheckValue), Hex(key.CheckValue));
        Assert.Equal(Hex([.. Enumerable.Range(32, 64).Select(i => (byte)i)]), Hex([.. key.BotKey, .. key.IndexKey]));
    }

    /// <summary>Returns table and column, and the bytes for a fixed row and author and version 7.</summary>
    private static string Described(MethodInfo column)
    {
        var arguments = column.GetParameters().Select(p => p.ParameterType == typeof(long) ? 7L : p.Position == 0 ? Row : (object)Author);
        var place = (AssociatedData)column.Invoke(null, [.. arguments])!;
        return $"associated data of {place.Table}.{place.Column} {Hex(place.ToBytes([]))}";
    }

    private static string Indexed(FieldInfo constant)
    {
        var kind = (string)constant.GetRawConstantValue()!;
        return $"blind index of {kind} {Hex(new Vault(Master).BlindIndex(kind, 1, 2))}";
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
