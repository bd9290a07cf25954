using CsCheck;
using IntimacyBot.Platform.Storage.Encryption;

namespace Tests.Storage;

public sealed class SealTests
{
    private static readonly Guid _alex = Guid.NewGuid();
    private static readonly Guid _row = Guid.NewGuid();
    private static readonly AssociatedData _place = new("Turns", "Words", _row, _alex, 3);
    private readonly DataKey _key = new(_alex, SealKey.Random());
    private readonly Vault _vault = new(MasterKey.Random());

    [Fact]
    public void What_was_sealed_opens_as_it_was() => Gen.String[Gen.Char['\u0000', '\uD7FF'], 0, 5000].Sample(text =>
        _vault.Open(_key, _place, _vault.Seal(_key, _place, new Words(text)))!.Reveal() == text);

    [Fact]
    public void Each_of_300_single_bit_flips_is_noticed()
    {
        var good = _vault.Seal(_key, _place, new Words(new string('x', 300))).Bytes;
        var random = new Random(300);
        for (var i = 0; i < 300; i++)
        {
            var bit = random.Next(good.Length * 8);
            var bad = good.ToArray();
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<SealBrokenException>(() => _vault.Open(_key, _place, bad));
        }
    }

    [Fact]
    public void Each_bit_of_the_header_nonce_and_tag_counts()
    {
        var good = _vault.Seal(_key, _place, new Words("x")).Bytes;
        for (var bit = 0; bit < Envelope.Overhead * 8; bit++)
        {
            var bad = good.ToArray();
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<SealBrokenException>(() => _vault.Open(_key, _place, bad));
        }
    }

    [Fact]
    public void Bytes_moved_to_another_place_do_not_open()
    {
        var bytes = _vault.Seal(_key, _place, new Words("mine"));
        AssociatedData[] elsewhere =
        [
            _place with { Table = "Drafts" },
            _place with { Column = "Other" },
            _place with { Table = "TurnsW", Column = "ords" },
            _place with { Row = Guid.NewGuid() },
            _place with { Version = 4 },
        ];

        Assert.All(elsewhere, place => Assert.Equal(SealFault.Damaged, Fault(_key, place, bytes)));
        Assert.NotNull(_vault.Open(_key, _place, bytes));
    }

    [Fact]
    public void One_author_cannot_be_made_to_say_what_another_wrote()
    {
        var bo = new DataKey(Guid.NewGuid(), SealKey.Random());
        var bytes = _vault.Seal(_key, _place, new Words("mine"));

        Assert.Equal(SealFault.OtherKey, Fault(bo, _place with { Author = bo.Owner }, bytes));
        Assert.Equal(SealFault.OtherKey, Fault(_key, _place with { Author = bo.Owner }, bytes));
        Assert.Equal(SealFault.Damaged, Fault(_key with { Owner = bo.Owner }, _place with { Author = bo.Owner }, bytes));
        Assert.Throws<ArgumentException>(() => _vault.Seal(bo, _place, new Words("mine")));
    }

    [Fact]
    public void A_broken_value_says_how_it_is_broken_and_nothing_of_what_it_was()
    {
        var bytes = _vault.Seal(_key, _place, new Words("unspeakable")).Bytes;
        Assert.Equal(SealFault.Truncated, Fault(_key, _place, bytes[..40]));
        Assert.Equal(SealFault.Truncated, Fault(_key, _place, Array.Empty<byte>()));
        Assert.Equal(SealFault.UnknownFormat, Fault(_key, _place, (byte[])[9, .. bytes[1..]]));
        var broken = Assert.Throws<SealBrokenException>(() => _vault.Open(_key, _place, (byte[])[.. bytes[..^1], (byte)~bytes[^1]]));
        Assert.Equal(SealFault.Damaged, broken.Fault);
        Assert.DoesNotContain("unspeakable", broken.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_gone_is_not_a_broken_value() =>
        Assert.Null(_vault.Open(null, _place, _vault.Seal(_key, _place, new Words("gone"))));

    [Theory]
    [InlineData(0, 64)]
    [InlineData(60, 64)]
    [InlineData(61, 128)]
    [InlineData(500, 512)]
    [InlineData(2000, 2048)]
    [InlineData(2045, 4096)]
    [InlineData(4000, 4096)]
    public void Only_the_bucket_shows_how_much_was_said(int length, int bucket) =>
        Assert.Equal(bucket + Envelope.Overhead, _vault.Seal(_key, _place, new Words(new string('a', length))).Bytes.Length);

    [Fact]
    public void The_same_words_never_look_the_same_twice() =>
        Assert.NotEqual(_vault.Seal(_key, _place, new Words("same")), _vault.Seal(_key, _place, new Words("same")));

    [Fact]
    public void What_the_bot_seals_opens_in_its_place_only()
    {
        var bytes = _vault.SealForBot(_place, [1, 2, 3]);
        Assert.Equal([1, 2, 3], _vault.OpenForBot(_place, bytes));
        Assert.Throws<SealBrokenException>(() => _vault.OpenForBot(_place with { Row = Guid.NewGuid() }, bytes));
        Assert.Throws<SealBrokenException>(() => new Vault(MasterKey.Random()).OpenForBot(_place, bytes));
    }

    [Fact]
    public void A_blind_index_is_the_same_for_the_same_and_tells_kinds_orders_and_keys_apart()
    {
        byte[][] all =
        [
            _vault.BlindIndex("user", 1, 2),
            _vault.BlindIndex("user", 2, 1),
            _vault.BlindIndex("user", 1),
            _vault.BlindIndex("user"),
            _vault.BlindIndex("pair", 1, 2),
            new Vault(MasterKey.Random()).BlindIndex("user", 1, 2),
        ];

        Assert.Equal(all.Length, all.Select(Convert.ToHexString).Distinct().Count());
        Assert.All(all, index => Assert.Equal(32, index.Length));
        Assert.Equal(all[0], _vault.BlindIndex("user", 1, 2));
    }

    [Fact]
    public void Keys_and_sealed_values_do_not_print_themselves()
    {
        var bytes = _vault.Seal(_key, _place, new Words("x"));
        Assert.Equal("[sealed]", bytes.ToString());
        Assert.DoesNotContain(Convert.ToHexString(_key.Key.Expose()), _key.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("[key]", _key.ToString(), StringComparison.Ordinal);
        Assert.Contains("[key]", MasterKey.Random().ToString(), StringComparison.Ordinal);
    }

    private SealFault Fault(DataKey key, AssociatedData place, Sealed<Words> bytes) =>
        Assert.Throws<SealBrokenException>(() => _vault.Open(key, place, bytes)).Fault;
}
