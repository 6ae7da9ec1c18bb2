namespace HotelConcierge.Fuzz.Targets;

/// <summary>Every target that is written.</summary>
internal static class FuzzTargets
{
    public static IEnumerable<FuzzTarget> All() =>
        typeof(FuzzTarget).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(FuzzTarget)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (FuzzTarget)Activator.CreateInstance(type)!);
}
