using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Tests.Reservations;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Assistants;

/// <summary>A feature that reads a file beside an assistant says so itself, in one line.</summary>
public sealed class AssistantFileTests
{
    [Fact]
    public void What_is_wrong_with_the_file_of_a_feature_is_known_when_a_host_starts()
    {
        using var files = new HotelFiles(("toys.json", """{ "bear": 5 }"""));
        using var services = new ServiceCollection()
            .AddSingleton(Shipped.Catalog)
            .AddAssistantFile("toys.json", _ => Toys(files.Folder))
            .BuildServiceProvider();

        var error = Assert.Throws<AssistantDataException>(services.CheckAssistants);

        Assert.Equal(["seaside/toys.json: bear: must be the name of a bear."], error.Errors);
    }

    [Fact]
    public void What_it_says_is_there_for_the_feature_and_read_once()
    {
        using var files = new HotelFiles(("toys.json", """{ "bear": "Ursula" }"""));
        using var services = new ServiceCollection()
            .AddSingleton(Shipped.Catalog)
            .AddAssistantFile("toys.json", _ => Toys(files.Folder))
            .BuildServiceProvider();

        services.CheckAssistants();

        var toys = services.GetRequiredService<IReadOnlyDictionary<string, string>>();
        Assert.Equal("Ursula", toys[HotelFiles.Name]);
        Assert.Same(toys, services.GetRequiredService<IReadOnlyDictionary<string, string>>());
    }

    private static IReadOnlyDictionary<string, string> Toys(string folder) => FeatureFiles.ReadAll(
        folder, "toys.json", FeatureFiles.Find(folder, "toys.json"), (_, data, _) => data.Text("bear", "the name of a bear"));
}
