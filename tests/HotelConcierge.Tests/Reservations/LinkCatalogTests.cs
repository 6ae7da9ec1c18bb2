using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Reservations;
using HotelConcierge.Tests.Assistants;

namespace HotelConcierge.Tests.Reservations;

public sealed class LinkCatalogTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_resort_takes_codes_and_the_other_assistant_does_not()
    {
        var catalog = LinkCatalog.Load(Shipped.Folder, HotelCatalog.Load(Shipped.Folder, _clock));

        var plan = catalog.Find(Shipped.Hotel)!;
        Assert.True(plan.AsksToUnlink("Unlink my stay!"));
        Assert.True(plan.AsksToUnlink("VERKNÜPFUNG LÖSEN"));
        Assert.True(plan.AsksToShow("¿Qué estancia está vinculada?"));
        Assert.False(plan.AsksToUnlink("How do I unlink my stay from Tuesday?"));
        Assert.Null(catalog.Find(Shipped.EarlyYears));
    }

    [Fact]
    public void What_a_guest_is_told_to_write_is_understood_in_every_language()
    {
        var plan = LinkCatalog.Load(Shipped.Folder, HotelCatalog.Load(Shipped.Folder, _clock)).Find(Shipped.Hotel)!;
        foreach (var language in Shipped.Hotel.Languages)
        {
            var text = plan.Text(LinkPlan.Shown, language);
            var words = text.Split(['“', '”', '„', '«', '»'])[1].Trim();

            Assert.True(plan.AsksToUnlink(words), $"{language}: {words}");
            Assert.Contains("{arrival}", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_file_and_field()
    {
        var texts = """{ "en": "x", "es": "x", "de": "x", "fr": "x", "pt": "x", "it": "x", "th": "x" }""";
        using var files = new HotelFiles(
            ("hotel.json", HotelFiles.Hotel),
            (
                "links.json",
                $$"""
                { "linked": {{texts.Replace(
                    "\"en\": \"x\"",
                    "\"en\": \"{room}\"",
                    StringComparison.Ordinal
                )}}, "unknown": {{texts}}, "shown": {{texts.Replace(
                    ", \"th\": \"x\"",
                    "",
                    StringComparison.Ordinal
                )}}, "unlinked": {{texts}}, "words": [] }
                """
            ));

        Assert.Equal(
            [
                "seaside/links.json: linked.en: '{room}' is filled with nothing here; use {hotel}, {arrival}, {departure}.",
                "seaside/links.json: shown.th: is missing; it must be a text in that language.",
                "seaside/links.json: nothing: is missing; it must be an object of texts by language.",
                "seaside/links.json: unlinkWords: must name at least one message by which a guest takes the link away.",
                "seaside/links.json: words: is unknown; remove it or use one of linked, unknown, shown, unlinked, nothing, showWords, unlinkWords.",
            ],
            Assert.Throws<AssistantDataException>(() => LinkCatalog.Load(files.Folder, HotelCatalog.Load(files.Folder, _clock))).Errors);
    }
}
