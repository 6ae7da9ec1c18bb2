using HotelConcierge.Tests.Settings;

namespace HotelConcierge.Tests;

/// <summary>
/// Whatever is compared with a secret, or with what only the holder of a secret can compute, is compared in constant time.
/// </summary>
public sealed class SecretComparisonTests
{
    private const string FixedTime = "CryptographicOperations.FixedTimeEquals(";

    /// <summary>Signs what we post to others and is shown no signature, so it compares nothing.</summary>
    private const string OnlySigns = "FormWebhook.cs";

    private static readonly string[] Leaky = ["SequenceEqual(", "string.Equals(presented", "== Value", "Equals(Value"];

    [Fact]
    public void Every_file_that_computes_a_signature_or_holds_the_admin_key_compares_in_constant_time()
    {
        var sources = RepositoryFile.Find("src", "*.cs")
            .Where(file => !file.Contains("HotelConcierge.Simulators", StringComparison.Ordinal))
            .Select(file => (File: Path.GetFileName(file), Text: RepositoryFile.Read(file)))
            .Where(source => source.Text.Contains("HMAC", StringComparison.Ordinal) || source.File == "AdminKey.cs")
            .ToList();

        Assert.Contains(sources, source => source.File == "TwilioSignature.cs");
        Assert.Contains(sources, source => source.File == "AdminKey.cs");
        Assert.All(
            sources.Where(source => source.File.EndsWith("Signature.cs", StringComparison.Ordinal) || source.File == "AdminKey.cs"),
            source =>
            {
                Assert.Contains(FixedTime, source.Text, StringComparison.Ordinal);
                Assert.DoesNotContain(Leaky, leak => source.Text.Contains(leak, StringComparison.Ordinal));
            }
        );
        Assert.DoesNotContain(Leaky, leak => sources.Single(source => source.File == OnlySigns).Text.Contains(leak, StringComparison.Ordinal));
        Assert.All(
            sources.Where(source => source.File != OnlySigns),
            source =>
                Assert.True(
                    source.Text.Contains(FixedTime, StringComparison.Ordinal)
                        || !source.Text.Contains("HashData(", StringComparison.Ordinal),
                    $"{source.File} computes a signature and does not compare in constant time"));
    }
}
