using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Handoff;
using HotelConcierge.Languages;
using HotelConcierge.Reservations;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;

namespace HotelConcierge.Tests.Handoff;

/// <summary>The templates of a <c>desk.json</c>.</summary>
public sealed class DeskTemplateDataTests
{
    private readonly ManualTimeProvider _clock = new();

    private DeskCatalog Load(string folder) =>
        DeskCatalog.Load(folder, HotelCatalog.Load(folder, _clock), _clock, LanguageCatalog.Default);

    [Fact]
    public void The_resort_has_templates_in_each_of_its_languages()
    {
        var plan = Load(Shipped.Folder).Find(Shipped.Hotel)!;

        Assert.Equal(["answer", "question"], plan.Templates.Select(template => template.Id));
        Assert.All(plan.Templates, template => Assert.Superset(
            Shipped.Hotel.Languages.ToHashSet(StringComparer.Ordinal), template.Texts.Keys.ToHashSet(StringComparer.Ordinal)));
        Assert.All(plan.Templates, template => Assert.NotEmpty(template.Variables));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_file_and_field()
    {
        using var files = new HotelFiles(
            ("hotel.json", HotelFiles.Hotel),
            ("desk.json", """
                {
                  "texts": {},
                  "templates": [
                    { "id": "an answer", "title": "Answer", "variables": ["name", "mood"], "text": { "en": "Hello {name}, {room}" } },
                    { "id": "late", "title": "Late", "variables": ["name"], "text": { "en": "Hello" } },
                    { "id": "LATE", "variables": "name", "text": [], "extra": 1 }
                  ]
                }
                """));

        var errors = Assert.Throws<AssistantDataException>(
            () => Load(files.Folder)).Errors;

        Assert.All(
            [
                "templates[0].id", "'mood' is unknown", "'{room}' is filled with nothing here", "lacks '{mood}'",
                "templates[1].text.en: lacks '{name}'", "templates[2].id: is there twice", "templates[2].title", "templates[2].variables",
                "templates[2].text", "templates[2].extra",
            ],
            words => Assert.True(errors.Any(error => error.Contains(words, StringComparison.Ordinal)), $"{words} in {string.Join('\n', errors)}"));
    }
}
