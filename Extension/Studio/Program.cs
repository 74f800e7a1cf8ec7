using System.CommandLine;
using MLKids.Studio.CommandLine;
using MLKids.Studio.CommandLine.Plugins;
using MLKids.Studio.Training;

var root = new RootCommand(
    """
    Machine learning for kids: collect examples, train a model on this computer, use it in programs of blocks.

    Without a command it opens the studio in the browser:   mlkids   (or with a project:  mlkids my.mlkids)

    On the command line:
    A first try:   mlkids run samples/smileys.sb3
    Your photos:   mlkids import PHOTOS --project my.mlkids     (one folder a label inside PHOTOS; also sounds, tables, texts)
                   mlkids train my.mlkids
                   mlkids classify new.jpg --project my.mlkids
    """)
{
    CheckCommand.Create(),
    NewCommand.Create(),
    ImportCommand.Create(),
    TrainCommand.Create(),
    TestCommand.Create(),
    ClassifyCommand.Create(),
    PredictCommand.Create(),
    WriteCommand.Create(),
    ExportCommand.Create(),
    InfoCommand.Create(),
    RunCommand.Create(),
    RecordCommand.Create(),
    PluginCommand.Create(),
    WorkerCommand.Create(),
    TrainerHostCommand.Create(),
};
StudioCommand.AddTo(root);
return await CommandLineApp.Run(root, args);
