using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MLKids.Learning.Featurizers;
using MLKids.Studio.Examples;
using MLKids.Studio.Live;
using MLKids.Studio.Projects;
using MLKids.Studio.Testing;
using MLKids.Studio.Training;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Serving;

/// <summary>The studio as a server on this computer. Disposing closes every project.</summary>
internal sealed class StudioServer : IAsyncDisposable
{
    /// <summary>Largest upload: one project file, or the photos of one go.</summary>
    public const long MostUploadBytes = 512L << 20;

    private readonly WebApplication _app;

    private StudioServer(WebApplication app) => _app = app;

    /// <summary>The page's address.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The address that lets a browser in.</summary>
    public Uri Entrance => new(Address, $"/?token={_app.Services.GetRequiredService<Sessions>().Token}");

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts serving.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<StudioServer> Start(StudioOptions options)
    {
        try
        {
            return await Start(options, options.Port ?? StudioOptions.UsualPort);
        }
        catch (IOException) when (options.Port is null)
        {
            return await Start(options, 0);
        }
    }

    /// <summary>Ends when the studio is asked to stop.</summary>
    public Task Ended(CancellationToken stop) => HostingAbstractionsHostExtensions.WaitForShutdownAsync(_app, stop);

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    private static async Task<StudioServer> Start(StudioOptions options, int port)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot" });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostUploadBytes;
        });
        builder.Services.ConfigureHttpJsonOptions(json => StudioJson.Fill(json.SerializerOptions));
        builder.Services.AddSingleton(options).AddSingleton(options.Time).AddSingleton<Sessions>().AddSingleton<FeaturizerCatalog>().AddSingleton<WorkspaceSet>().AddSingleton<DeviceWatch>();
        var app = builder.Build();
        app.UseMiddleware<FailureAnswers>();
        app.UseMiddleware<RequestGate>();
        app.UsePageFiles(options.WebRoot);
        app.UseWebSockets();
        app.UseRouting();
        MapApi(app);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new StudioServer(app);
    }

    /// <summary>Every address of the host, one line a feature.</summary>
    private static void MapApi(WebApplication app)
    {
        var api = app.MapGroup("/api");
        HelloApi.Map(api);
        ProjectsApi.Map(api);
        var project = api.MapGroup("/projects/{project}");
        ProjectApi.Map(project);
        ModelsApi.Map(project);
        DeviceApi.Map(api);
        TrainingApi.Map(project);
        TestApi.Map(project);
        ExamplesApi.Map(project);
        SoundsApi.Map(project);
        WordsApi.Map(project);
        RowsApi.Map(project);
        TextsApi.Map(project);
        LiveApi.Map(app);
    }
}
