create database :"database" owner :"role"
