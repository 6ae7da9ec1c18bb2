using HotelConcierge.Assistants;
using HotelConcierge.Diagnostics;
using HotelConcierge.Model;
using HotelConcierge.Proposals;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>Questions that a turn put into the store and not to its guest.</summary>
public sealed class UnreadQuestionTests
{
    [Fact]
    public async Task What_a_turn_that_failed_would_have_asked_is_nothing_to_say_yes_to()
    {
        using var world = TurnWorld.OfHotel();
        world.Model
            .Says(
                ScriptedModel.Call("1", "record_request", Request("bring champagne")),
                ScriptedModel.Call("2", "my_requests", new Dictionary<string, object?>()))
            .Throws(new ModelException(ModelTrouble.Unavailable, "down"))
            .Throws(new ModelException(ModelTrouble.Unavailable, "down"));

        Assert.Equal(world.Reply(ReplyKeys.Apology), await world.SayAsync("What a day this was for the two of us"));

        Assert.Null(await world.Services.GetRequiredService<OpenProposals>().FindAsync(TurnWorld.Guest, call: null, default));
    }

    [Fact]
    public async Task What_was_asked_and_read_stays_open()
    {
        using var world = TurnWorld.OfHotel();
        world.Model.Says(ScriptedModel.Call("1", "record_request", Request("bring champagne")));

        Assert.Contains("champagne", await world.SayAsync("What a day this was for the two of us"), StringComparison.Ordinal);

        Assert.NotNull(await world.Services.GetRequiredService<OpenProposals>().FindAsync(TurnWorld.Guest, call: null, default));
    }

    private static Dictionary<string, object?> Request(string summary) =>
        new() { ["kind"] = "service", ["summary"] = summary, ["urgency"] = "normal" };
}
