using System.Globalization;
using HotelConcierge.Contracts;
using HotelConcierge.Staff;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Staff;

public sealed class StaffKeysTests
{
    private const string AnasKey = "the-key-that-ana-has";

    private readonly ManualTimeProvider _clock = new();
    private readonly StaffKeys _keys;

    public StaffKeysTests() => _keys = new(
        Options.Create(new StaffOptions
        {
            Members = new Dictionary<string, StaffEntry>(StringComparer.OrdinalIgnoreCase)
            {
                ["ana"] = new(AnasKey, ""),
                ["Ben"] = new("the-key-that-ben-has", "Manager"),
            },
        }),
        _clock);

    [Fact]
    public void A_name_and_its_key_say_who_it_is_and_what_they_may()
    {
        Assert.Equal(new StaffMember("key:ana", "ana", StaffRole.Desk), _keys.Try("ANA", AnasKey, "here").Member);
        Assert.Equal(new StaffMember("key:Ben", "Ben", StaffRole.Manager), _keys.Try("ben", "the-key-that-ben-has", "here").Member);
    }

    [Theory]
    [InlineData("ana", "the-key-that-ben-has")]
    [InlineData("ana", "The-key-that-ana-has")]
    [InlineData("ana", "")]
    [InlineData("ana ", AnasKey)]
    [InlineData("", AnasKey)]
    [InlineData("nobody", AnasKey)]
    public void Anything_else_is_nobody(string name, string key) => Assert.Equal(default, _keys.Try(name, key, "here"));

    [Fact]
    public void A_names_key_can_be_tried_ten_times_in_a_minute_from_wherever_and_the_right_one_is_not_looked_at_then()
    {
        for (var tried = 0; tried < StaffKeys.TriesOfName; tried++)
            Assert.Null(_keys.Try("ana", "a-wrong-key", $"address {tried}").RetryAfter);

        var refused = _keys.Try("Ana", AnasKey, "another");
        Assert.Null(refused.Member);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.NotNull(_keys.Try("ben", "the-key-that-ben-has", "another").Member);

        _clock.Advance(refused.RetryAfter.Value);
        Assert.NotNull(_keys.Try("ana", AnasKey, "another").Member);
    }

    [Fact]
    public void Keys_can_be_tried_thirty_times_in_a_minute_from_one_address_whatever_the_names()
    {
        for (var tried = 0; tried < StaffKeys.TriesFromAddress; tried++)
            Assert.Null(_keys.Try(string.Create(CultureInfo.InvariantCulture, $"name {tried}"), "a-wrong-key", "here").RetryAfter);

        Assert.NotNull(_keys.Try("ana", AnasKey, "here").RetryAfter);
        Assert.NotNull(_keys.Try("ana", AnasKey, "elsewhere").Member);
    }
}
