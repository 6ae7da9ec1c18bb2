using HotelConcierge.Conversations;
using HotelConcierge.Forms;
using HotelConcierge.Handoff;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Forms;
using HotelConcierge.Tests.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Handoff;

/// <summary>A form that gives its guest to people: they read all that was filled in, also where the guest has a case already.</summary>
public sealed class FilledFormCaseTests : IDisposable
{
    private const string Filled = "flowers\nflowers: roses\nday: Tue 2 Jun\ntime: 10:00";

    private readonly DeskWorld _desk = new(services => services.AddSingleton(provider => FormCatalog.Of(
    [
        .. FormCatalog
            .Load(Shipped.Folder, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<LanguageCatalog>())
            .All.Select(form => FormFulfilmentTests.With(form, FormFulfilment.Case)),
    ])));

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task People_have_a_case_with_all_of_it_as_a_note()
    {
        await FillAsync();

        var one = Assert.Single(await _desk.OpenAsync());
        Assert.Equal((CaseReason.Asked, CaseStatus.Waiting), (one.Reason, one.Status));
        Assert.Equal(Filled, Assert.Single(await _desk.SaidAsync(one.Id), said => said.Item1 is ThreadVoice.Note).Item2);
    }

    [Fact]
    public async Task Who_has_a_case_that_the_concierge_answers_meanwhile_gets_the_note_in_that_one()
    {
        var one = await _desk.AskForPersonAsync();
        await _desk.PassAsync(TimeSpan.FromMinutes(9));
        await _desk.PassAsync(TimeSpan.FromMinutes(2));
        _desk.World.Hear(
            new InboundMessage("tap", TurnWorld.Address, MessageKind.Text, "Go on with you") { ChoiceId = Conversation.GoOnWithConcierge },
            _desk.World.Elapsed.TotalSeconds);
        await _desk.World.RunAsync();
        await FillAsync();

        Assert.Equal([one.Id], (await _desk.OpenAsync()).Select(open => open.Id));
        Assert.Equal(Filled, Assert.Single(await _desk.SaidAsync(one.Id), said => said.Item1 is ThreadVoice.Note).Item2);
    }

    private async Task FillAsync()
    {
        var roses = new Dictionary<string, object?>(StringComparer.Ordinal) { ["flower"] = "roses", ["day"] = "2026-06-02", ["time"] = "10:00" };
        _desk.World.Model.Calls("order_flowers", roses).Says("DONE");
        await _desk.World.SayAsync("roses tomorrow at 10 please");
        await _desk.World.SayAsync("yes please");
    }
}
