CREATE TABLE "Calls" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Calls" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "About" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Needs" INTEGER NULL,
    "Stage" INTEGER NOT NULL,
    "DueAt" INTEGER NULL,
    "Sounds" INTEGER NOT NULL,
    "Posted" BLOB NULL,
    "Version" INTEGER NOT NULL,
    "Painted" INTEGER NOT NULL
);


CREATE TABLE "CheckIns" (
    "Person" TEXT NOT NULL CONSTRAINT "PK_CheckIns" PRIMARY KEY,
    "State" BLOB NOT NULL,
    "DueAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Couples" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Couples" PRIMARY KEY,
    "About" BLOB NOT NULL,
    "DueAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Dances" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Dances" PRIMARY KEY,
    "Couple" TEXT NOT NULL,
    "State" BLOB NOT NULL,
    "Picture" BLOB NULL,
    "Room" BLOB NULL,
    "DueAt" INTEGER NULL,
    "Behind" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "DataKeys" (
    "Owner" TEXT NOT NULL CONSTRAINT "PK_DataKeys" PRIMARY KEY,
    "Wrapped" BLOB NOT NULL
);


CREATE TABLE "Folios" (
    "Dance" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_Folios" PRIMARY KEY ("Dance", "Author")
);


CREATE TABLE "GatewaySession" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_GatewaySession" PRIMARY KEY,
    "Session" BLOB NOT NULL,
    "Sequence" INTEGER NOT NULL
);


CREATE TABLE "Invitations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Invitations" PRIMARY KEY,
    "Inviter" TEXT NOT NULL,
    "Pair" BLOB NOT NULL,
    "About" BLOB NOT NULL,
    "Stage" INTEGER NOT NULL,
    "Rings" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "InvitationsSpent" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_InvitationsSpent" PRIMARY KEY,
    "Pair" BLOB NOT NULL,
    "Inviter" BLOB NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "Jar" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Jar" PRIMARY KEY,
    "Couple" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "KeptRooms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_KeptRooms" PRIMARY KEY,
    "Room" BLOB NOT NULL,
    "Index" BLOB NOT NULL,
    "Couple" TEXT NOT NULL,
    "DueAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Loops" (
    "Couple" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_Loops" PRIMARY KEY ("Couple", "Author")
);


CREATE TABLE "Meta" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Meta" PRIMARY KEY,
    "Value" BLOB NOT NULL
);


CREATE TABLE "Mutes" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Mutes" PRIMARY KEY
);


CREATE TABLE "People" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "Who" BLOB NOT NULL,
    "User" BLOB NOT NULL,
    "State" BLOB NOT NULL,
    "DueAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Promises" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Promises" PRIMARY KEY,
    "Author" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "Asked" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Removals" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Removals" PRIMARY KEY,
    "Index" BLOB NOT NULL,
    "Guild" BLOB NOT NULL,
    "DueAt" INTEGER NOT NULL
);


CREATE TABLE "SeenInteractions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SeenInteractions" PRIMARY KEY,
    "At" INTEGER NOT NULL
);


CREATE TABLE "Servers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Servers" PRIMARY KEY,
    "Guild" BLOB NOT NULL,
    "Settings" BLOB NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Memberships" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Memberships" PRIMARY KEY,
    "Couple" TEXT NOT NULL,
    "Side" INTEGER NOT NULL,
    "Person" TEXT NULL,
    "Who" BLOB NULL,
    "User" BLOB NOT NULL,
    CONSTRAINT "FK_Memberships_Couples_Couple" FOREIGN KEY ("Couple") REFERENCES "Couples" ("Id") ON DELETE CASCADE
);


CREATE INDEX "IX_Calls_About" ON "Calls" ("About");


CREATE INDEX "IX_Calls_DueAt" ON "Calls" ("DueAt");


CREATE INDEX "IX_Calls_Person" ON "Calls" ("Person") WHERE "Painted" < "Version";


CREATE UNIQUE INDEX "IX_Calls_Person_Kind_About" ON "Calls" ("Person", "Kind", "About");


CREATE INDEX "IX_CheckIns_DueAt" ON "CheckIns" ("DueAt");


CREATE INDEX "IX_Couples_DueAt" ON "Couples" ("DueAt");


CREATE INDEX "IX_Dances_Behind" ON "Dances" ("Behind") WHERE "Behind";


CREATE INDEX "IX_Dances_Couple" ON "Dances" ("Couple");


CREATE INDEX "IX_Dances_DueAt" ON "Dances" ("DueAt");


CREATE INDEX "IX_Dances_Room" ON "Dances" ("Room");


CREATE INDEX "IX_Folios_Author" ON "Folios" ("Author");


CREATE INDEX "IX_Invitations_DueAt" ON "Invitations" ("DueAt");


CREATE INDEX "IX_Invitations_Inviter" ON "Invitations" ("Inviter");


CREATE UNIQUE INDEX "IX_Invitations_Pair" ON "Invitations" ("Pair");


CREATE INDEX "IX_Invitations_Stage" ON "Invitations" ("Stage");


CREATE INDEX "IX_InvitationsSpent_At" ON "InvitationsSpent" ("At");


CREATE INDEX "IX_InvitationsSpent_Inviter" ON "InvitationsSpent" ("Inviter");


CREATE INDEX "IX_InvitationsSpent_Pair" ON "InvitationsSpent" ("Pair");


CREATE INDEX "IX_Jar_Author" ON "Jar" ("Author");


CREATE INDEX "IX_Jar_Couple" ON "Jar" ("Couple");


CREATE INDEX "IX_KeptRooms_Couple" ON "KeptRooms" ("Couple");


CREATE INDEX "IX_KeptRooms_DueAt" ON "KeptRooms" ("DueAt");


CREATE INDEX "IX_KeptRooms_Index" ON "KeptRooms" ("Index");


CREATE INDEX "IX_Loops_Author" ON "Loops" ("Author");


CREATE UNIQUE INDEX "IX_Memberships_Couple_Side" ON "Memberships" ("Couple", "Side");


CREATE UNIQUE INDEX "IX_Memberships_Who" ON "Memberships" ("Who");


CREATE INDEX "IX_People_DueAt" ON "People" ("DueAt");


CREATE INDEX "IX_People_User" ON "People" ("User");


CREATE UNIQUE INDEX "IX_People_Who" ON "People" ("Who");


CREATE INDEX "IX_Promises_Author" ON "Promises" ("Author");


CREATE INDEX "IX_Promises_DueAt" ON "Promises" ("DueAt");


CREATE INDEX "IX_Removals_DueAt" ON "Removals" ("DueAt");


CREATE UNIQUE INDEX "IX_Removals_Index" ON "Removals" ("Index");


CREATE INDEX "IX_SeenInteractions_At" ON "SeenInteractions" ("At");


CREATE UNIQUE INDEX "IX_Servers_Guild" ON "Servers" ("Guild");



