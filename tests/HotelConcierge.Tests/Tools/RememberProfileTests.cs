using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tools;

namespace HotelConcierge.Tests.Tools;

public sealed class RememberProfileTests
{
    private static readonly ConversationId Guest = new("phone-abc");
    private readonly GuestProfiles _guests = new(new InMemoryTableStore());

    [Theory]
    [InlineData("""{"children":[18]}""", "children=18")]
    [InlineData("""{"children":[48,18]}""", "children=18,48")]
    [InlineData("""{"children":"18, 48","allergies":["nuts"]}""", "allergies=nuts, children=18,48")]
    [InlineData("""{"without":["scissors","glue","Scissors"],"group":10,"minutes":15}""", "group=10, minutes=15, without=scissors,glue")]
    [InlineData("""{"place":"outdoors","count":3}""", "count=3, place=outdoors")]
    [InlineData("""{"count":"7"}""", "count=7")]
    [InlineData("""{"areas":["mathematics","literacy"]}""", "areas=mathematics,literacy")]
    [InlineData("""{"areas":"mathematics, literacy"}""", "areas=mathematics,literacy")]
    [InlineData("""{"areas":["literacy","literacy"]}""", "areas=literacy")]
    [InlineData("""{"place":["indoors"]}""", "place=indoors")]
    [InlineData("""{"place":"indoors","children":null}""", "place=indoors")]
    public async Task What_the_assistants_fields_take_is_kept(string arguments, string expected)
    {
        var result = await RunAsync(arguments);

        Assert.StartsWith("Kept: ", result, StringComparison.Ordinal);
        Assert.Equal(expected, await ValuesAsync());
    }

    [Theory]
    [InlineData("""{"children":"grown-up"}""", "children has to be a list of at most 8 ages in months, each from 0 to 96.")]
    [InlineData("""{"children":[18,400]}""", "children has to be a list of at most 8 ages in months, each from 0 to 96.")]
    [InlineData("""{"without":["a, b"]}""", "without has to be a list of at most 8 short texts without commas")]
    [InlineData("""{"count":0}""", "count has to be a whole number from 1 to 10.")]
    [InlineData("""{"count":11}""", "count has to be a whole number from 1 to 10.")]
    [InlineData("""{"count":2.5}""", "count has to be a whole number from 1 to 10.")]
    [InlineData("""{"count":{"n":2}}""", "count has to be a whole number from 1 to 10.")]
    [InlineData("""{"areas":""}""", "areas has to be a list of ")]
    [InlineData("""{"allergies":""}""", "allergies has to be a list of at most 8 short texts")]
    [InlineData("""{"children":""}""", "children has to be a list of at most 8 ages")]
    [InlineData("""{"areas":["literacy",null]}""", "areas has to be a list of ")]
    [InlineData("""{"place":{"name":"indoors"}}""", "place has to be one of indoors, outdoors, either.")]
    [InlineData("""{"place":""}""", "place has to be one of indoors, outdoors, either.")]
    [InlineData("""{"cardNumber":"4111"}""", "There is no field cardNumber.")]
    public async Task What_they_do_not_take_is_told_to_the_model_and_nothing_is_kept(string arguments, string problem)
    {
        var result = await RunAsync(arguments);

        Assert.StartsWith("Nothing was kept. ", result, StringComparison.Ordinal);
        Assert.Contains(problem, result, StringComparison.Ordinal);
        Assert.Equal("", await ValuesAsync());
    }

    [Fact]
    public async Task One_wrong_value_keeps_the_right_ones_out_too_so_that_the_model_repeats_all()
    {
        var result = await RunAsync("""{"place":"indoors","count":99,"pet":"dog"}""");

        Assert.Equal("Nothing was kept. count has to be a whole number from 1 to 10. There is no field pet.", result);
        Assert.Equal("", await ValuesAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"children":null}""")]
    public async Task Nothing_given_is_nothing_kept(string arguments)
    {
        Assert.Equal("Nothing was kept, because no field was given.", await RunAsync(arguments));
        Assert.Equal("", await ValuesAsync());
    }

    [Theory]
    [InlineData("children", "[36]")]
    [InlineData("allergies", """["nuts"]""")]
    [InlineData("areas", """["literacy"]""")]
    [InlineData("without", """["glue"]""")]
    public async Task An_empty_list_takes_back_what_was_kept_whatever_the_list_is_of(string field, string value)
    {
        await RunAsync($$"""{"{{field}}":{{value}},"place":"indoors"}""");

        Assert.Equal($"Taken back: {field}.", await RunAsync($$"""{"{{field}}":[]}"""));
        Assert.Equal("place=indoors", await ValuesAsync());
        Assert.Equal($"Kept: place = outdoors. Taken back: {field}.", await RunAsync($$"""{"{{field}}":[],"place":"outdoors"}"""));
    }

    [Fact]
    public async Task What_is_not_mentioned_stays_and_saying_it_twice_changes_nothing()
    {
        await RunAsync("""{"place":"indoors","children":[36]}""");
        await RunAsync("""{"place":"outdoors"}""");
        await RunAsync("""{"place":"outdoors"}""");

        Assert.Equal("children=36, place=outdoors", await ValuesAsync());
    }

    [Fact]
    public void The_model_is_shown_the_assistants_own_fields()
    {
        var declaration = new RememberProfile(_guests).DeclarationFor(Shipped.EarlyYears);

        Assert.Equal("remember_profile", declaration.Name);
        var properties = declaration.JsonSchema.GetProperty("properties");
        Assert.Equal(
            Shipped.EarlyYears.Profile.Select(field => field.Name),
            properties.EnumerateObject().Select(property => property.Name));
        Assert.StartsWith("""{"type":"integer","minimum":1,"maximum":10,"description":""", properties.GetProperty("count").GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith("""{"type":"string","enum":["indoors","outdoors","either"],""", properties.GetProperty("place").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("array", properties.GetProperty("areas").GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.False, declaration.JsonSchema.GetProperty("additionalProperties").ValueKind);
    }

    private async Task<string> RunAsync(string arguments) => (await new RememberProfile(_guests).RunAsync(
        new("call-1", Guest, Shipped.EarlyYears, JsonNode.Parse(arguments)!.AsObject()), CancellationToken.None)).Text;

    private async Task<string> ValuesAsync()
    {
        var guest = await _guests.ReadAsync(Guest, CancellationToken.None);
        return string.Join(", ", guest.Profile.Values.Select(entry => $"{entry.Key}={entry.Value}"));
    }
}
