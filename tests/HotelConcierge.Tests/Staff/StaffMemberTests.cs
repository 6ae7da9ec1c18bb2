using HotelConcierge.Staff;

namespace HotelConcierge.Tests.Staff;

public sealed class StaffMemberTests
{
    [Fact]
    public void Two_of_one_name_are_told_apart_by_what_a_case_says_whose_it_is()
    {
        var (one, other) = (StaffMember.ByIssuer("s-1", "Anna Meier", StaffRole.Desk), StaffMember.ByIssuer("s-2", "Anna Meier", StaffRole.Desk));

        Assert.StartsWith("Anna Meier #", one.Label, StringComparison.Ordinal);
        Assert.NotEqual(one.Label, other.Label);
        Assert.Equal(one.Label, StaffMember.ByIssuer("s-1", "Anna Meier", StaffRole.Manager).Label);
        Assert.Equal("ana", StaffMember.ByKey("ana", StaffRole.Desk).Label);
    }
}
