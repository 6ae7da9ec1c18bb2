using HotelConcierge.Assistants;
using HotelConcierge.Functions.Hosting;
using HotelConcierge.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddHotelConcierge();
try
{
    using var host = builder.Build();
    host.CheckStart();
    await host.RunAsync();
    return 0;
}
catch (Exception problem) when (problem is SettingsException or AssistantDataException)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
