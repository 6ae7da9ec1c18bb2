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
    private const byte LoadString = 0x72;
    private const int UserString = 0x70;

    /// <summary>How the bindings begin that the build writes into the program: names and routes, which are the core's.</summary>
    private const string Binding = """{"name":""";

    [Fact]
    public void No_text_in_the_program_is_about_guests_hotels_or_children()
    {
        using var program = new PEReader(File.OpenRead(typeof(FunctionsHost).Assembly.Location));
        var functions = typeof(FunctionsHost)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name);

        var texts = Texts(program).ToList();

        Assert.Contains(FunctionsHost.Needs[0].Reason, texts);
        Assert.All(
            texts.Where(text => !text.StartsWith(Binding, StringComparison.Ordinal)).Except(functions, StringComparer.Ordinal),
            text => Assert.DoesNotMatch(Subjects(), text!.Replace("HotelConcierge", "", StringComparison.Ordinal)));
    }

    /// <summary>Every text that a method of this host's own has; what is compiled in from other projects is in other namespaces.</summary>
    private static IEnumerable<string> Texts(PEReader program)
    {
        var metadata = program.GetMetadataReader();
        foreach (var type in metadata
                .TypeDefinitions.Select(metadata.GetTypeDefinition)
                .Where(type => NamespaceOf(metadata, type).StartsWith("HotelConcierge.Functions", StringComparison.Ordinal)))
        {
            foreach (
                var method in type.GetMethods().Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
            {
                var code = program.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
                for (var at = 0; at + 4 < code.Length; at++)
                {
                    // Load string, and behind it, low byte first, where among the texts it stands.
                    if (code[at] == LoadString && code[at + 4] == UserString)
                        yield return metadata.GetUserString(
                            MetadataTokens.UserStringHandle(code[at + 1] | (code[at + 2] << 8) | (code[at + 3] << 16)));
                }
            }
        }
    }

    /// <summary>What the compiler makes of asynchronous methods and lambdas is nested in the type that holds them.</summary>
    private static string NamespaceOf(MetadataReader metadata, TypeDefinition type)
    {
        while (!type.GetDeclaringType().IsNil)
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        return metadata.GetString(type.Namespace);
    }

    [GeneratedRegex(
        "guest|hotel|child|caregiver|parent|\\bspa\\b|\\broom|massage|reservation|booking|activit(y|ies) for",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Subjects();
}
