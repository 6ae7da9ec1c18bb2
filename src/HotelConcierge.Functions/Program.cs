using HotelConcierge.Assistants;
using HotelConcierge.Functions.Hosting;
using HotelConcierge.Settings;
using Microsoft.Extensions.Hosting;

try
{
    using var host = FunctionsHost.CreateBuilder(args).Build();
    host.CheckStart();
    await host.RunAsync();
    return 0;
}
catch (Exception problem) when (problem is SettingsException or AssistantDataException)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
