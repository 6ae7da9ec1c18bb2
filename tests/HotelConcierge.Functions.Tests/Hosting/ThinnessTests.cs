using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using HotelConcierge.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace HotelConcierge.Functions.Tests.Hosting;

/// <summary>Holds this host to being thin: what decides anything, and what anybody reads, is in the core under its tests.</summary>
public sealed partial class ThinnessTests
{
    [Fact]
    public void No_text_in_the_program_is_about_guests_hotels_or_children()
    {
        using var program = new PEReader(File.OpenRead(typeof(FunctionsHost).Assembly.Location));

        var texts = Texts(program.GetMetadataReader()).ToList();

        Assert.Contains(FunctionsHost.Needs[0].Reason, texts);
        var functions = typeof(FunctionsHost).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name);
        Assert.All(texts.Except(functions, StringComparer.Ordinal), text => Assert.DoesNotMatch(Subjects(), text!.Replace("HotelConcierge", "", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Texts(MetadataReader metadata)
    {
        for (var at = metadata.GetNextHandle(default(UserStringHandle)); !at.IsNil; at = metadata.GetNextHandle(at))
            yield return metadata.GetUserString(at);
    }

    [GeneratedRegex("guest|hotel|child|caregiver|parent|\\bspa\\b|\\broom|massage|reservation|booking|activit(y|ies) for", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Subjects();
}
