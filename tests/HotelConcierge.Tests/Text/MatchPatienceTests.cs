using System.Reflection;
using System.Text.RegularExpressions;
using HotelConcierge.Text;

namespace HotelConcierge.Tests.Text;

/// <summary>A machine that stands still for a moment makes nobody's words unreadable: no pattern gives up sooner than all others.</summary>
public sealed class MatchPatienceTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void Every_pattern_of_the_core_has_the_same_patience()
    {
        var patterns = (from type in typeof(ConciergeServices).Assembly.GetTypes()
                        from member in type.GetMembers(All)
                        let pattern = member.GetCustomAttribute<GeneratedRegexAttribute>()
                        where pattern is not null
                        select ($"{type.Name}.{member.Name}", pattern.MatchTimeoutMilliseconds)).ToList();

        Assert.NotEmpty(patterns);
        Assert.All(patterns, pattern => Assert.Equal(MatchPatience.Milliseconds, pattern.MatchTimeoutMilliseconds));
    }
}
