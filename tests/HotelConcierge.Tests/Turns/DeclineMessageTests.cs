using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Guests;
using HotelConcierge.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>A message that the model declines is answered in the assistant's own words, and misuse counts once a turn.</summary>
public sealed class DeclineMessageTests : IDisposable
{
    private readonly TurnWorld _world = TurnWorld.OfHotel();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("off_topic", ReplyKeys.OffTopic, 0)]
    [InlineData("misuse", ReplyKeys.Misuse, 1)]
    public async Task The_guest_reads_the_hotels_own_words_and_the_model_is_not_asked_again(string reason, string reply, int misuses)
    {
        _world.Model.Calls("decline", Because(reason));

        Assert.Equal(_world.Reply(reply), await _world.SayAsync("something else"));

        Assert.Single(_world.Model.Shown);
        Assert.Equal(misuses, (await ConductAsync()).Misuses.Count);
    }

    [Fact]
    public async Task Misuse_counts_once_a_turn_however_often_it_is_declined()
    {
        var tool = _world.Services.GetRequiredService<ToolCatalog>().Find("decline", _world.Assistant)!;
        for (var turn = 1; turn <= 2; turn++)
        {
            for (var index = 0; index < 3; index++)
            {
                await tool.RunAsync(
                    new($"turn-{turn}-0-{index}", TurnWorld.Guest, _world.Assistant, new JsonObject { ["reason"] = "misuse" }) { TurnNumber = turn },
                    default);
            }

            Assert.Equal(turn, (await ConductAsync()).Misuses.Count);
        }
    }

    [Fact]
    public async Task Whoever_is_declined_for_misuse_again_and_again_is_slowed_down_without_a_model()
    {
        for (var times = 0; times < 3; times++)
        {
            _world.Model.Calls("decline", Because("misuse"));
            Assert.Equal(_world.Reply(ReplyKeys.Misuse), await _world.SayAsync("you fool"));
        }

        for (var times = 0; times < 3; times++)
            Assert.Equal(_world.Reply(ReplyKeys.Slowed), await _world.SayAsync("you fool"));
        Assert.Equal("", await _world.SayAsync("you fool"));
        Assert.Equal(3, _world.Model.Shown.Count);
    }

    [Theory]
    [InlineData("rude")]
    [InlineData("")]
    public async Task Another_reason_is_told_to_the_model_and_holds_nothing_against_the_guest(string reason)
    {
        _world.Model.Calls("decline", Because(reason)).Says("How may I help?");

        Assert.Equal("How may I help?", await _world.SayAsync("hm"));

        Assert.Equal(GuestConduct.Clean.Misuses, (await ConductAsync()).Misuses);
    }

    [Fact]
    public async Task Wherever_the_host_dies_a_declined_misuse_counts_once_and_is_read_once()
    {
        var points = await PlayAsync(_ => false);
        for (var death = 1; death <= points; death++)
        {
            var at = death;
            await PlayAsync(number => number == at);
        }

        static async Task<int> PlayAsync(Func<int, bool> diesAt)
        {
            using var world = TurnWorld.OfHotel();
            world.Model.Otherwise = _ => new(
                Microsoft.Extensions.AI.ChatRole.Assistant, [ScriptedModel.Call("c", "decline", Because("misuse"))]);
            world.Host.CrashWhen = point => diesAt(point.Number);
            Assert.Equal(world.Reply(ReplyKeys.Misuse), await world.SayAsync("you fool"));
            Assert.Single((await ConductAsync(world)).Misuses);
            return world.Host.CrashPoints;
        }
    }

    private static Dictionary<string, object?> Because(string reason) => new(StringComparer.Ordinal) { ["reason"] = reason };

    private Task<GuestConduct> ConductAsync() => ConductAsync(_world);

    private static async Task<GuestConduct> ConductAsync(TurnWorld world) =>
        (await world.Services.GetRequiredService<GuestProfiles>().ReadAsync(TurnWorld.Guest, default)).Conduct;
}
