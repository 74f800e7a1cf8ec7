using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MLKids.Learning.Training;
using MLKids.Studio.Class;
using MLKids.Studio.Examples;
using MLKids.Studio.Live;
using MLKids.Packs.Shelf;
using MLKids.Studio.Plugins;
using MLKids.Studio.Programs;
using MLKids.Studio.Projects.Arrivals;
using MLKids.Studio.Projects;
using MLKids.Studio.Reports;
using MLKids.Studio.Settings;
using MLKids.Studio.Testing;
using MLKids.Studio.Training;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Serving;

/// <summary>The studio as a server on this computer. Disposing closes every project.</summary>
internal sealed class StudioServer : IAsyncDisposable
{
    /// <summary>Largest upload: one project file, or the photos of one go.</summary>
    public const long MostUploadBytes = 512L << 20;

    /// <summary>Connections of everybody together: a class of 40 with a few pages each, and no flood.</summary>
    private const int MostConnections = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ReadingPatience = TimeSpan.FromSeconds(3);

    /// <summary>All that is text; pictures, sounds and project files are packed already.</summary>
    private static readonly string[] CompressedTypes = ["text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"];

    private readonly WebApplication _app;

    private StudioServer(WebApplication app) => _app = app;

    /// <summary>The page's address.</summary>
    public Uri Address => Addresses.First();

    /// <summary>The class that is open, or null.</summary>
    public ClassRoom? Class => _app.Services.GetService<ClassRoom>();

    /// <summary>The address that lets a browser in.</summary>
    public Uri Entrance => new(Address, $"/?token={_app.Services.GetRequiredService<Sessions>().Token}");

    /// <summary>Where this listens: this computer's own door, then the class's if there is one.</summary>
    public IEnumerable<Uri> Addresses => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a));

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts serving.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="SettingsException">The teacher's settings are wrong.</exception>
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
        var room = options.Class is null ? null : new ClassRoom(options);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot" });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
            if (room is not null)
                kestrel.ListenToClass(options.Class!.Address, options.Class.Port, room.Certificate);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostUploadBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
            kestrel.Limits.RequestHeadersTimeout = Patience;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = MostConnections / 2;
        });
        // A body that is no such JSON is answered by Failure as well, not with silence.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(json => StudioJson.Fill(json.SerializerOptions));
        // For a class on a school's wireless network. Answers hold no secrets that their length could tell: sessions are in headers only.
        builder.Services.AddResponseCompression(compression => (compression.EnableForHttps, compression.MimeTypes) = (true, CompressedTypes));
        builder.Services.AddSingleton(options).AddSingleton(options.Time).AddSingleton<Sessions>();
        builder.Services.AddSingleton<SettingsStore>().AddSingleton<ErrorLog>().AddSingleton<DeviceWatch>();
        builder.Services.AddSingleton<LearningCatalog>().AddSingleton(services => services.GetRequiredService<LearningCatalog>().Featurizers).AddSingleton<WorkspaceSet>();
        builder.Services.AddSingleton(services => new TrainingWorkers(services.GetRequiredService<SettingsStore>().Current.Limits.ForTraining(), options.Time, services.GetRequiredService<LearningCatalog>()));
        builder.Services.AddSingleton(services => PluginHosting.Shelf(options.PluginFolders, finding => services.GetRequiredService<ErrorLog>().Add(finding.Code, finding.ChildSentence))).AddSingleton<PluginFolder>().AddSingleton<PluginArrivals>().AddSingleton<PluginLearners>();
        builder.Services.AddSingleton<ProjectCards>().AddSingleton<ProjectMoves>().AddSingleton<Samples>().AddSingleton<ArrivalSet>();
        if (room is not null)
            builder.Services.AddSingleton(_ => room).AddSingleton(room.Network).AddSingleton<ClassOverview>();
        var app = builder.Build();
        try
        {
            app.Services.GetRequiredService<SettingsStore>();
            app.Services.GetRequiredService<PluginLearners>();
            // Projects open with their extensions' blocks; one that hangs does not keep the studio from opening.
            await Task.WhenAny(app.Services.GetRequiredService<PluginShelf>().FirstRead, Task.Delay(ReadingPatience, options.Time));
            Build(app, options);
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var server = new StudioServer(app);
        if (server.Class is { } open)
            open.Port = server.Addresses.Last().Port;
        return server;
    }

    private static void Build(WebApplication app, StudioOptions options)
    {
        app.UseMiddleware<FailureAnswers>();
        app.UseMiddleware<RequestGate>();
        app.UseResponseCompression();
        app.UsePageFiles(options.WebRoot);
        // A page that went without a word (a closed lid) is noticed within half a minute.
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Patience, KeepAliveTimeout = Patience });
        app.UseRouting();
        MapApi(app);
    }

    /// <summary>Every address of the host, one line a feature.</summary>
    private static void MapApi(WebApplication app)
    {
        var api = app.MapGroup("/api");
        HelloApi.Map(api, app.Services.GetService<ClassRoom>());
        ProjectsApi.Map(api);
        ProjectFilesApi.Map(api);
        SamplesApi.Map(api);
        ArrivalsApi.Map(api);
        var project = api.MapGroup("/projects/{project}");
        ProjectApi.Map(project);
        ModelsApi.Map(project);
        ProgramApi.Map(project);
        EditingApi.Map(project);
        PluginsApi.Map(project);
        DeviceApi.Map(api);
        TrainingApi.Map(project);
        TestApi.Map(project);
        ExamplesApi.Map(project);
        SoundsApi.Map(project);
        WordsApi.Map(project);
        RowsApi.Map(project);
        TextsApi.Map(project);
        LiveApi.Map(app);
        var teacher = api.MapGroup("/teacher");
        SettingsApi.Map(teacher);
        ReportsApi.Map(teacher);
        PluginOwnerApi.Map(teacher);
        if (app.Services.GetService<ClassRoom>() is not null)
        {
            JoinApi.Map(api);
            TeacherApi.Map(teacher);
            app.Services.GetRequiredService<ClassOverview>();
        }
    }
}
