using HotelConcierge.Fuzz;

if (FuzzOptions.Parse(args, out var problem) is not { } options)
{
    await Console.Error.WriteLineAsync($"{problem}\n{FuzzOptions.Usage}");
    return 2;
}

return await new FuzzRun(options, Console.Out).RunAsync() ? 0 : 1;
