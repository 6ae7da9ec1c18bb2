using HotelConcierge.Assistants;
using HotelConcierge.Diagnostics;
using HotelConcierge.Handoff;

namespace HotelConcierge.Tests.Handoff;

public sealed class PeopleOnlyProbeTests
{
    [Theory]
    [InlineData(true, Condition.Well)]
    [InlineData(false, Condition.NotWell)]
    public async Task Where_only_people_answer_somebody_has_to_be_able_to(bool isStaffed, Condition condition)
    {
        using var desk = new DeskWorld(isForPeople: true, isStaffed: isStaffed);
        var found = await new PeopleOnlyProbe(desk.Get<Desks>(), desk.Get<AssistantCatalog>()).AskAsync(default);

        Assert.Equal(condition, found.Condition);
        Assert.Equal(!isStaffed, found.Remedy.Contains("Staff__NAME__Key", StringComparison.Ordinal));
    }
}
